/// A phrase as the automaton looks for it: a chain of folded words and slots.
///
/// It is folded by the same function as texts, so both sides always agree. `{number}` stands for a word of digits,
/// `{word}` for any word.
public struct Phrase: Sendable, Hashable {
    /// A word of a phrase.
    public enum Element: Sendable, Hashable {
        /// This word: its folded bytes.
        case word([UInt8])
        /// Any word of digits alone.
        case number
        /// Any word.
        case any
    }

    /// The most words a phrase may have. Longer ones are sentences, which nobody writes twice; scripts without spaces
    /// count each letter as a word.
    public static let wordsMax = 64

    /// The words.
    public let elements: [Element]

    /// Reads a phrase as rules write it.
    public init(_ text: String) throws(PhraseError) {
        var elements: [Element] = []
        var rest = text[...]
        while let brace = rest.firstIndex(of: "{") {
            elements += Self.words(of: rest[..<brace])
            guard let end = rest[brace...].firstIndex(of: "}") else { throw .openBrace }
            switch rest[brace...end] {
            case "{number}": elements.append(.number)
            case "{word}": elements.append(.any)
            default: throw .unknownSlot(String(rest[brace...end]))
            }
            rest = rest[rest.index(after: end)...]
        }
        elements += Self.words(of: rest)
        if elements.isEmpty { throw .noWord }
        if elements.count > Self.wordsMax { throw .tooManyWords(elements.count) }
        self.elements = elements
    }

    private static func words(of text: Substring) -> [Element] {
        var folded = FoldedText()
        let bytes = [UInt8](text.utf8)
        folded.append(bytes.indices, of: bytes.span)
        return (0..<folded.wordCount).map { .word([UInt8](folded.bytes(ofWord: $0))) }
    }
}

/// Why a text is no phrase.
public enum PhraseError: Error, Sendable, Equatable {
    /// It holds no letter or digit.
    case noWord
    /// It has more words than `Phrase.wordsMax`.
    case tooManyWords(Int)
    /// A slot that does not exist, braces included.
    case unknownSlot(String)
    /// A `{` without `}`.
    case openBrace
}
