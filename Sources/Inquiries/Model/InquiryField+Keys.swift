extension InquiryField {
    /// The field that a key of our shape names, at the top or in `sender`.
    init?(key: Span<UInt8>, inSender: Bool) {
        guard !inSender else {
            if ASCII.isExactly(key, "type") {
                self = .senderType
            } else if ASCII.isExactly(key, "id") {
                self = .senderID
            } else {
                return nil
            }
            return
        }
        switch key.count {
        case 2 where ASCII.isExactly(key, "id"): self = .id
        case 4 where ASCII.isExactly(key, "text"): self = .text
        case 6 where ASCII.isExactly(key, "sender"): self = .sender
        case 6 where ASCII.isExactly(key, "school"): self = .school
        case 7 where ASCII.isExactly(key, "channel"): self = .channel
        case 7 where ASCII.isExactly(key, "subject"): self = .subject
        case 8 where ASCII.isExactly(key, "language"): self = .language
        case 8 where ASCII.isExactly(key, "reply_to"): self = .replyTo
        case 11 where ASCII.isExactly(key, "received_at"): self = .receivedAt
        case 12 where ASCII.isExactly(key, "confidential"): self = .confidential
        case 13 where ASCII.isExactly(key, "claimed_topic"): self = .claimedTopic
        case 15 where ASCII.isExactly(key, "conversation_id"): self = .conversationID
        default: return nil
        }
    }

    /// The longest value in bytes. Text and subject may be as long as the record: cutting them could hide a threat. The others
    /// become headers and keys, so they have room for the longest that connectors write and no more: an e-mail's Message-ID
    /// has up to 998 bytes (RFC 5322, section 2.1.1), a URI is expected to fit 2,000.
    var bytesMax: Int {
        switch self {
        case .text, .subject: .max
        case .id, .conversationID, .senderID: 1024
        case .replyTo: 2048
        case .school: 256
        case .channel, .senderType, .claimedTopic, .receivedAt, .confidential, .sender: 64
        case .language: LanguageTag.bytesMax
        }
    }
}

extension Inquiry {
    /// A field's range; `confidential` and `sender` have none.
    subscript(field: InquiryField) -> Range<Int> {
        get {
            switch field {
            case .text: text
            case .id: id
            case .channel: channel
            case .subject: subject
            case .language: language
            case .school: school
            case .conversationID: conversationID
            case .receivedAt: receivedAtText
            case .senderType: senderType
            case .senderID: senderID
            case .replyTo: replyTo
            case .claimedTopic: claimedTopic
            case .confidential, .sender: 0..<0
            }
        }
        set {
            switch field {
            case .text: text = newValue
            case .id: id = newValue
            case .channel: channel = newValue
            case .subject: subject = newValue
            case .language: language = newValue
            case .school: school = newValue
            case .conversationID: conversationID = newValue
            case .receivedAt: receivedAtText = newValue
            case .senderType: senderType = newValue
            case .senderID: senderID = newValue
            case .replyTo: replyTo = newValue
            case .claimedTopic: claimedTopic = newValue
            case .confidential, .sender: break
            }
        }
    }
}
