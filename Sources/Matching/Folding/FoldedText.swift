/// A word of a folded text.
public struct Word: Sendable, Equatable {
    /// The four places below in this order: one vector, so that a word is made and written in a few instructions.
    var bounds = SIMD4<UInt32>()

    /// Where it begins, in Unicode code points of its field.
    public var start: UInt32 { bounds[0] }
    /// Where it ends, exclusive, in Unicode code points of its field.
    public var end: UInt32 { bounds[1] }
    /// Where its folded bytes begin in `FoldedText`, behind a separator.
    public var foldedStart: UInt32 { bounds[2] }
    /// Where its folded bytes end in `FoldedText`; a separator follows.
    public var foldedEnd: UInt32 { bounds[3] }
    /// How many folded bytes it has, at least one.
    var byteCount: Int { Int(foldedEnd &- foldedStart) }
}

/// One or more fields, folded and cut into words: what the automaton reads.
///
/// The folded bytes are the words' UTF-8, separators before, between and behind them: ` the bus  is late `. A field
/// break stands between two fields; no pattern has it, so no phrase crosses it. Buffers are reused.
public struct FoldedText: Sendable {
    /// The byte before each word and after the last.
    public static let separator: UInt8 = 0x20
    /// The byte between two fields. U+0000 in a text is punctuation, so it never stands in the folded bytes otherwise.
    public static let fieldBreak: UInt8 = 0
    /// The byte behind the last, which is none of UTF-8: whoever reads up to it needs no count.
    static let end: UInt8 = 0xFF
    /// What a text's buffers may keep for the next: eight times what a long e-mail needs. Larger ones are freed.
    static let retainedBytesMax = 1 << 20

    var bytes: [UInt8] = []
    var words: [Word] = []
    /// How many of `bytes` are in use.
    public internal(set) var byteCount = 0
    /// How many words there are.
    public internal(set) var wordCount = 0

    /// A text without words.
    public init() {}

    /// The words of all fields, one after the other.
    public subscript(word index: Int) -> Word { words[index] }

    /// The folded bytes of a word.
    public func bytes(ofWord index: Int) -> ArraySlice<UInt8> {
        bytes[Int(words[index].foldedStart)..<Int(words[index].foldedEnd)]
    }

    /// Empties the text; frees what an outlier left behind.
    public mutating func removeAll() {
        byteCount = 0
        wordCount = 0
        if bytes.count > Self.retainedBytesMax { bytes = [] }
        if words.count * MemoryLayout<Word>.stride > Self.retainedBytesMax { words = [] }
    }

    /// Folds one more field: `range` of `text`, UTF-8.
    public mutating func append(_ range: Range<Int>, of text: Span<UInt8>) {
        if byteCount > 0 {
            bytes[byteCount] = Self.fieldBreak
            byteCount += 1
        }
        reserve(range.count)
        var folder = Folder(byteCount: byteCount, wordCount: wordCount)
        folder.fold(text.extracting(range), into: &bytes, words: &words)
        byteCount = folder.byteCount
        bytes[byteCount] = Self.end
        wordCount = folder.wordCount
    }

    /// Whether two texts fold to the same words.
    public func hasSameWords(as other: FoldedText) -> Bool {
        if wordCount != other.wordCount { return false }
        let (bytes, otherBytes) = (bytes.span, other.bytes.span)
        for index in 0..<wordCount {
            let (word, otherWord) = (words[index], other.words[index])
            let (start, otherStart) = (Int(word.foldedStart), Int(otherWord.foldedStart))
            let length = Int(word.foldedEnd) &- start
            if length != Int(otherWord.foldedEnd) &- otherStart { return false }
            for place in 0..<length where bytes[start &+ place] != otherBytes[otherStart &+ place] { return false }
        }
        return true
    }

    /// Appends the words, a separator between two.
    public func appendWords(to joined: inout [UInt8]) {
        for index in 0..<wordCount {
            if index > 0 { joined.append(Self.separator) }
            joined.append(contentsOf: bytes(ofWord: index))
        }
    }

    /// Makes room for what a field of so many bytes can fold to. The table's maker checks that a code point folds to at
    /// most three times its bytes, the separator before a word of a script without spaces included; every other separator
    /// stands for one in the text. A block may write `ASCIIBlock.overhang` behind that, where `end` has its place, too. Words need two bytes each: a letter and a separator, or the three bytes of such a script.
    private mutating func reserve(_ count: Int) {
        Self.grow(&bytes, to: byteCount + 3 * count + 3 + ASCIIBlock.overhang, by: 1024, with: 0)
        Self.grow(&words, to: wordCount + count / 2 + 1, by: 256, with: Word())
    }

    /// A first text gets just what it needs, since those of phrases are short and thousands; a buffer that is used again grows in
    /// steps.
    private static func grow<Element>(_ buffer: inout [Element], to count: Int, by step: Int, with element: Element) {
        if buffer.isEmpty {
            buffer = [Element](repeating: element, count: count)
        } else if buffer.count < count {
            buffer += repeatElement(element, count: max(count - buffer.count, step))
        }
    }
}
