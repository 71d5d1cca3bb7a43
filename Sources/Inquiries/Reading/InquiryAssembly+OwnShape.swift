import JSON

/// Our own shape: the members of one object, and of `sender` in it.
extension InquiryAssembly {
    /// Takes the fields of an object in our shape. A key of ours that stands twice makes the text ambiguous, so it is not
    /// JSON to us (RFC 8259 section 4: names should be unique).
    mutating func takeOwn(_ object: Int, _ text: Span<UInt8>) throws(Unreadable) {
        // Taken out for the time it is read from, while the other buffers are filled.
        var document = JSONDocument()
        swap(&document, &self.document)
        defer { swap(&document, &self.document) }
        try takeMembers(of: object, inSender: false, document.nodes.span, text)
    }

    private mutating func takeMembers(
        of object: Int, inSender: Bool, _ nodes: Span<JSONNode>, _ text: Span<UInt8>
    ) throws(Unreadable) {
        var seen: InquiryFieldSet = []
        var key = object + 1
        let end = nodes[object].next
        while key < end {
            let value = key + 1
            if let field = field(ofKey: nodes[key], text, inSender: inSender) {
                guard seen.insert(InquiryFieldSet(field)).inserted else {
                    throw Unreadable(.notJSON, offset: nodes[key].range.lowerBound)
                }
                if field == .sender {
                    try takeSender(value, nodes, text)
                } else {
                    takeValue(field, nodes[value], text)
                }
            }
            key = nodes[value].next
        }
    }

    private mutating func takeSender(
        _ object: Int, _ nodes: Span<JSONNode>, _ text: Span<UInt8>
    ) throws(Unreadable) {
        switch nodes[object].kind {
        case .object: try takeMembers(of: object, inSender: true, nodes, text)
        case .null: break
        default: inquiry.ignoredFields.insert(InquiryFieldSet(.sender))
        }
    }

    /// The field that a key names, written with escapes or without.
    private mutating func field(ofKey key: JSONNode, _ text: Span<UInt8>, inSender: Bool) -> InquiryField? {
        guard key.hasEscapes else { return InquiryField(key: text.extracting(key.contents), inSender: inSender) }
        let start = bytes.count
        key.appendString(in: text, to: &bytes)
        defer { bytes.removeSubrange(start...) }
        return InquiryField(key: bytes.span.extracting(start...), inSender: inSender)
    }

    /// Takes a field's value. Null is absent; a wrong type is absent and noted.
    private mutating func takeValue(_ field: InquiryField, _ node: JSONNode, _ text: Span<UInt8>) {
        let start = bytes.count
        switch node.kind {
        case .null: return
        case .string where field != .confidential:
            node.appendString(in: text, to: &bytes)
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
    mutating func appendRaw(_ node: JSONNode, _ text: Span<UInt8>) {
        text.extracting(node.range).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }
}
