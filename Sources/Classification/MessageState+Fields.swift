import Matching

/// The fields beside subject and text.
extension MessageState {
    /// Whether the message's field has one of the values that these tests name.
    mutating func has(
        _ field: MessageField, oneOf tests: Range<Int>, of program: RuleProgram, for fields: Message,
        in bytes: Span<UInt8>
    ) -> Bool {
        if fieldStamps[Int(field.rawValue)] != message { read(field, of: program, for: fields, in: bytes) }
        for test in tests where fieldValueStamps[Int(program.fieldTests[test])] == message { return true }
        return false
    }

    /// Folds a field, once a message, and stamps the values that it has.
    private mutating func read(
        _ field: MessageField, of program: RuleProgram, for fields: Message, in bytes: Span<UInt8>
    ) {
        fieldStamps[Int(field.rawValue)] = message
        fieldText.removeAll()
        if field == .language, fields.language.isEmpty, let guessedLanguage {
            let tag = guessedLanguage.tagBytes
            fieldText.append(0..<tag.count, of: tag.span)
        } else {
            fieldText.append(fields.range(of: field), of: bytes)
        }
        for index in program.fieldValues.indices where program.fieldValues[index].field == field {
            if fieldText.hasSameWords(as: program.fieldValues[index].folded)
                || field == .language && fieldText.isLanguage(within: program.fieldValues[index].folded)
            {
                fieldValueStamps[index] = message
            }
        }
    }
}

extension Message {
    /// Where a field stands.
    func range(of field: MessageField) -> Range<Int> {
        switch field {
        case .channel: channel
        case .language: language
        case .school: school
        case .senderType: senderType
        case .claimedTopic: claimedTopic
        }
    }
}

extension FoldedText {
    /// Whether a language tag lies within a language range: `es-MX` and `es_MX` within `es` (RFC 4647, section 3.3.1).
    fileprivate func isLanguage(within range: FoldedText) -> Bool {
        if wordCount == 0 || range.wordCount != 1 { return false }
        let (tag, prefix) = (bytes(ofWord: 0), range.bytes(ofWord: 0))
        guard tag.starts(with: prefix) else { return false }
        let next = tag.dropFirst(prefix.count).first
        return next == nil || next == UInt8(ascii: "-")
    }
}
