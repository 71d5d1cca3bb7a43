import JSON

/// Other JSON shapes, by the input's map.
extension InquiryAssembly {
    /// Takes the fields that pointers lead to from `root`, and constants.
    mutating func takeMapped(_ map: InquiryMap, _ root: Int, _ text: Span<UInt8>) throws(Unreadable) {
        for (field, source) in map.fields {
            let start = bytes.count
            switch source {
            case .constant(let value): bytes.append(contentsOf: value)
            case .pointers(let pointers):
                for pointer in pointers {
                    guard let node = try pointer.node(from: root, in: document, text) else { continue }
                    appendPart(of: field, node, text, start)
                }
            }
            accept(field, start..<bytes.count)
        }
    }

    /// Takes a map's constants, for inputs of plain text.
    mutating func takeConstants(of map: InquiryMap) {
        for case (let field, .constant(let value)) in map.fields where field != .text {
            let start = bytes.count
            bytes.append(contentsOf: value)
            accept(field, start..<bytes.count)
        }
    }

    /// Appends what one pointer found, behind a newline where there is something already. Null and blank strings count as
    /// not found. Gateways write ids as numbers and yes or no as booleans: those are taken where they make sense, a whole
    /// number for an id, a school, an address or a time, a boolean for `confidential`. Anything else is a wrong type.
    private mutating func appendPart(of field: InquiryField, _ node: Int, _ text: Span<UInt8>, _ start: Int) {
        var partStart = bytes.count
        if partStart > start {
            bytes.append(UInt8(ascii: "\n"))
            partStart += 1
        }
        switch document[node].kind {
        case .string:
            document.appendString(node, in: text, to: &bytes)
            if field == .text, reader.input.textFormat == .html { HTMLText.strip(&bytes, from: partStart) }
        case .number where field == .receivedAt: appendRaw(document[node], text)
        case .number where field.mayBeNumber && document.integer(node, in: text) != nil: appendRaw(document[node], text)
        case .true where field == .confidential, .false where field == .confidential: appendRaw(document[node], text)
        case .null: break
        default: inquiry.ignoredFields.insert(InquiryFieldSet(field))
        }
        if Blankness.isBlank(bytes.span.extracting(partStart...)) {
            bytes.removeSubrange(max(start, partStart - 1)...)
        }
    }
}

extension InquiryField {
    /// Whether a whole number in a mapped shape says this field.
    fileprivate var mayBeNumber: Bool {
        switch self {
        case .id, .conversationID, .senderID, .school, .replyTo, .confidential: true
        default: false
        }
    }
}
