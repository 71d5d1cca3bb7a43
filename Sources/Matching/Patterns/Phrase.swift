/// A phrase as the automaton looks for it: a chain of folded words, beginnings and slots.
///
/// It is folded by the same function as texts, so both sides always agree. `{number}` stands for a word of digits,
/// `{word}` for any word, `{time}` for a time of day (`TimeOfDay`), `transport*` for any word that begins so.
public struct Phrase: Sendable, Hashable {
    /// A word of a phrase.
    public enum Element: Sendable, Hashable {
        /// This word: its folded bytes.
        case word([UInt8])
        /// This word, or one with a single typo behind its first letter: its folded bytes.
        case similar([UInt8])
        /// Any word that begins so: its folded bytes.
        case prefix([UInt8])
        /// Any word of digits alone.
        case number
        /// Any word.
        case any
        /// A time of day, of one word or several.
        case time
    }

    /// The most words a phrase may have. Longer ones are sentences, which nobody writes twice; scripts without spaces
    /// count each letter as a word.
    public static let wordsMax = 64
    /// The shortest word in which a typo is looked for, in letters. A letter of five is a fifth of a word, and most words of
    /// five letters have others a letter away (`there`, `three`, `where`); of six and more few have.
    public static let typoLettersMin = 6

    /// The words.
    public let elements: [Element]

    /// Reads a phrase as rules write it. With `allowsTypos`, words of at least `typoLettersMin` letters and no digit may have
    /// one typo: a letter too many, one missing, one wrong, two neighbours swapped; the first letter has to be right.
    public init(_ text: String, allowsTypos: Bool = false) throws(PhraseError) {
        var elements: [Element] = []
        var rest = text[...]
        if !text.utf8.contains(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "*") }) {
            elements = Self.words(of: Self.fold(rest)).map { .word($0) }
            rest = ""
        }
        while let brace = rest.firstIndex(of: "{") {
            try Self.append(rest[..<brace], to: &elements)
            guard let end = rest[brace...].firstIndex(of: "}") else { throw .openBrace }
            switch rest[brace...end] {
            case "{number}": elements.append(.number)
            case "{word}": elements.append(.any)
            case "{time}": elements.append(.time)
            default: throw .unknownSlot(String(rest[brace...end]))
            }
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { try Self.append(rest, to: &elements) }
        if elements.isEmpty { throw .noWord }
        self.elements = allowsTypos ? elements.map(Self.allowingTypo) : elements
        if words.upperBound > Self.wordsMax { throw .tooManyWords(words.upperBound) }
    }

    /// How many words a match has at least and at most.
    var words: ClosedRange<Int> {
        let times = elements.count { $0 == .time }
        let others = elements.count - times
        let time = TimeOfDay.automaton.words
        return others + times * time.lowerBound...others + times * time.upperBound
    }

    /// Appends what stands between two slots: words, some of them beginnings with a `*` behind.
    private static func append(_ text: Substring, to elements: inout [Element]) throws(PhraseError) {
        var followsStar = false
        let pieces = text.split(separator: "*", omittingEmptySubsequences: false)
        for (number, piece) in pieces.enumerated() {
            let folded = fold(piece)
            let words = Self.words(of: folded)
            let last = folded.wordCount - 1
            if followsStar && folded.wordCount > 0 && folded[word: 0].start == 0 { throw .misplacedStar }
            elements += words.map { .word($0) }
            followsStar = number < pieces.count - 1
            if !followsStar { continue }
            let touches = last >= 0 && Int(folded[word: last].end) == piece.unicodeScalars.count
            guard touches, let beginning = words.last else { throw .misplacedStar }
            elements[elements.count - 1] = .prefix(beginning)
        }
    }

    /// Whether a text is a phrase of words alone for certain, without having to be read: it has a word and no more bytes than a phrase
    /// may have words.
    public static func isOfFewWords(_ text: String) -> Bool {
        let bytes = text.utf8Span.span
        if bytes.count > wordsMax { return false }
        var hasWord = false
        for place in bytes.indices {
            let byte = bytes[place]
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "*") { return false }
            if (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 { hasWord = true }
        }
        return hasWord
    }

    private static func words(of folded: FoldedText) -> [[UInt8]] {
        (0..<folded.wordCount).map { [UInt8](folded.bytes(ofWord: $0)) }
    }

    private static func fold(_ text: Substring) -> FoldedText {
        var folded = FoldedText()
        let bytes = [UInt8](text.utf8)
        folded.append(bytes.indices, of: bytes.span)
        return folded
    }

    private static func allowingTypo(_ element: Element) -> Element {
        guard case .word(let bytes) = element else { return element }
        let letters = bytes.count { $0 & 0xC0 != 0x80 }
        let hasDigit = bytes.contains { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        return letters >= typoLettersMin && !hasDigit ? .similar(bytes) : element
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
    /// A `*` that does not stand directly behind a word's beginning, or has letters behind it.
    case misplacedStar
}
