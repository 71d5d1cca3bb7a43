import JSON

/// What makes a field's value a valid one.
extension InquiryAssembly {
    /// Takes `bytes[value]` as a field's value. A blank one is absent; one that is invalid or too long is absent and noted.
    mutating func accept(_ field: InquiryField, _ value: Range<Int>) {
        guard !value.isEmpty, !Blankness.isBlank(bytes.span.extracting(value)) else { return }
        guard value.count <= field.bytesMax, isValid(field, value) else {
            inquiry.ignoredFields.insert(InquiryFieldSet(field))
            return
        }
        inquiry[field] = value
    }

    private mutating func isValid(_ field: InquiryField, _ value: Range<Int>) -> Bool {
        switch field {
        case .language: return LanguageTag.isWellFormed(bytes.span.extracting(value))
        case .senderType:
            // Forms send "Parent" as readily as "parent"; the contract's words are in lower case.
            for position in value { bytes[position] = ASCII.lowered(bytes[position]) }
            return SenderType.isKnown(bytes.span.extracting(value))
        case .confidential:
            guard let isConfidential = YesOrNo.parse(bytes.span.extracting(value)) else { return false }
            inquiry.isConfidential = isConfidential
            return true
        default: return true
        }
    }
}

/// The sender types of the contract.
enum SenderType {
    /// Whether the bytes are one of them.
    static func isKnown(_ bytes: Span<UInt8>) -> Bool {
        ASCII.isExactly(bytes, "parent") || ASCII.isExactly(bytes, "student") || ASCII.isExactly(bytes, "staff")
            || ASCII.isExactly(bytes, "applicant") || ASCII.isExactly(bytes, "community")
    }
}

/// The words that gateways write for a ticked box.
enum YesOrNo {
    /// True, false, or nil for another word.
    static func parse(_ bytes: Span<UInt8>) -> Bool? {
        if ASCII.equal(bytes, "true") || ASCII.equal(bytes, "yes") || ASCII.equal(bytes, "on")
            || ASCII.isExactly(bytes, "1")
        {
            return true
        }
        if ASCII.equal(bytes, "false") || ASCII.equal(bytes, "no") || ASCII.equal(bytes, "off")
            || ASCII.isExactly(bytes, "0")
        {
            return false
        }
        return nil
    }
}
