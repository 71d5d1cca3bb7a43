import JSON

/// Our own shape: the members of one object, and of `sender` in it.
extension InquiryAssembly {
    /// Takes the fields of an object in our shape. A key of ours that stands twice makes the text ambiguous, so it is not
    /// JSON to us (RFC 8259 section 4: names should be unique).
    mutating func takeOwn(_ object: Int, _ text: Span<UInt8>) throws(Unreadable) {
        var seen: InquiryFieldSet = []
        var key = object + 1
        let end = document[object].next
        while key < end {
            let value = key + 1
            if let field = field(ofKey: key, text, inSender: false) {
                try markSeen(field, key, &seen)
                if field == .sender { try takeSender(value, text) } else { takeValue(field, value, text) }
            }
            key = document[value].next
        }
    }

    private mutating func takeSender(_ object: Int, _ text: Span<UInt8>) throws(Unreadable) {
        guard document[object].kind == .object else {
            if document[object].kind != .null { inquiry.ignoredFields.insert(InquiryFieldSet(.sender)) }
            return
        }
        var seen: InquiryFieldSet = []
        var key = object + 1
        while key < document[object].next {
            if let field = field(ofKey: key, text, inSender: true) {
                try markSeen(field, key, &seen)
                takeValue(field, key + 1, text)
            }
            key = document[key + 1].next
        }
    }

    private func markSeen(_ field: InquiryField, _ key: Int, _ seen: inout InquiryFieldSet) throws(Unreadable) {
        guard seen.insert(InquiryFieldSet(field)).inserted else {
            throw Unreadable(.notJSON, offset: document[key].range.lowerBound)
        }
    }

    /// The field that a key names, written with escapes or without.
    private mutating func field(ofKey key: Int, _ text: Span<UInt8>, inSender: Bool) -> InquiryField? {
        let node = document[key]
        guard node.hasEscapes else { return InquiryField(key: text.extracting(node.contents), inSender: inSender) }
        let start = bytes.count
        document.appendString(key, in: text, to: &bytes)
        defer { bytes.removeSubrange(start...) }
        return InquiryField(key: bytes.span.extracting(start...), inSender: inSender)
    }

    /// Takes a field's value. Null is absent; a wrong type is absent and noted.
    private mutating func takeValue(_ field: InquiryField, _ node: Int, _ text: Span<UInt8>) {
        let start = bytes.count
        switch document[node].kind {
        case .null: return
        case .string where field != .confidential:
            document.appendString(node, in: text, to: &bytes)
            if field == .text, reader.input.textFormat == .html { HTMLText.strip(&bytes, from: start) }
        case .number where field == .receivedAt && reader.input.timeFormat != .rfc3339:
            appendRaw(node, text)
        case .true where field == .confidential: inquiry.isConfidential = true
        case .false where field == .confidential: inquiry.isConfidential = false
        default: inquiry.ignoredFields.insert(InquiryFieldSet(field))
        }
        accept(field, start..<bytes.count)
    }

    /// Appends a node as it is written.
    mutating func appendRaw(_ node: Int, _ text: Span<UInt8>) {
        text.extracting(document[node].range).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }
}
