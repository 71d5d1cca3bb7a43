/// A field of an inquiry, in the order of docs/schemas/inquiry.
public enum InquiryField: UInt8, Sendable, CaseIterable {
    case text, id, channel, subject, language, school
    case conversationID, receivedAt, senderType, senderID, replyTo, claimedTopic, confidential
    /// `sender` as a whole, where it is not an object.
    case sender

    /// The field's name in JSON, in configuration and in notes; the sender's parts with a dot.
    public var name: StaticString {
        switch self {
        case .text: "text"
        case .id: "id"
        case .channel: "channel"
        case .subject: "subject"
        case .language: "language"
        case .school: "school"
        case .conversationID: "conversation_id"
        case .receivedAt: "received_at"
        case .senderType: "sender.type"
        case .senderID: "sender.id"
        case .replyTo: "reply_to"
        case .claimedTopic: "claimed_topic"
        case .confidential: "confidential"
        case .sender: "sender"
        }
    }
}

/// A set of fields in one word.
public struct InquiryFieldSet: OptionSet, Sendable {
    /// One bit a field.
    public let rawValue: UInt16
    /// The set with these bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// The set of one field.
    public init(_ field: InquiryField) { rawValue = 1 << UInt16(field.rawValue) }
}
