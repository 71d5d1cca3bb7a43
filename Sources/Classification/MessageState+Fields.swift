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
        if field == .language, fields.language.isEmpty, let guessedLanguage {
            let tag = guessedLanguage.tagBytes
            return program.stamp(&fieldValueStamps, with: message, where: field, is: tag.span)
        }
        let text = bytes.extracting(fields.range(of: field))
        // What connectors write into fields is mostly one word in lower case, which folding would not change.
        if Self.isFolded(text) { return program.stamp(&fieldValueStamps, with: message, where: field, is: text) }
        fieldText.removeAll()
        fieldText.append(0..<text.count, of: text)
        fieldWords.removeAll(keepingCapacity: true)
        fieldText.appendWords(to: &fieldWords)
        let words = fieldWords
        program.stamp(&fieldValueStamps, with: message, where: field, is: words.span)
    }

    /// Whether a text is one word of ASCII letters in lower case and digits.
    private static func isFolded(_ text: Span<UInt8>) -> Bool {
        for place in text.indices {
            let byte = text[place]
            if byte &- UInt8(ascii: "a") >= 26 && byte &- UInt8(ascii: "0") >= 10 { return false }
        }
        return true
    }
}

extension RuleProgram {
    /// Stamps the values that a field has, whose words these are.
    fileprivate func stamp(
        _ stamps: inout Buffer<UInt32>, with message: UInt32, where field: MessageField, is words: Span<UInt8>
    ) {
        let (values, known) = (fieldValues.span, fieldWords.span)
        for index in values.indices where values[index].field == field {
            let value = known.extracting(values[index].words)
            if words.count < value.count { continue }
            if !Self.begins(words, with: value) { continue }
            if words.count == value.count {
                stamps[index] = message
            } else if field == .language, Self.endsSubtag(words[value.count], behind: value) {
                stamps[index] = message
            }
        }
    }

    private static func begins(_ words: Span<UInt8>, with value: Span<UInt8>) -> Bool {
        for place in value.indices where words[place] != value[place] { return false }
        return true
    }

    /// Whether a language tag lies within a language range of one word: `es-MX` and `es_MX` within `es` (RFC 4647, section
    /// 3.3.1).
    private static func endsSubtag(_ next: UInt8, behind value: Span<UInt8>) -> Bool {
        for place in value.indices where value[place] == FoldedText.separator { return false }
        return next == FoldedText.separator || next == UInt8(ascii: "-")
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
