/// Folds one field and cuts it into words: the pass over the text before the automaton's.
///
/// A word is a run of letters, marks and digits; one apostrophe or hyphen between two of them belongs to the word
/// (`didn't`, `e-mail`, `4th`, `w-2` are one word each, `7:30` is two, `kids'` is `kids`). In a script without spaces
/// each letter with its marks is a word, so that phrases match as substrings. ASCII letters and separators take
/// `foldASCII`, which writes a byte for a byte; all else goes one code point at a time.
struct Folder {
    /// What came last.
    enum Mode: UInt8 {
        /// No word is open; the last folded byte is a separator.
        case between
        /// A word is open.
        case word
        /// A word is open, and behind it a joiner that belongs to it if a letter follows.
        case joined
        /// A word of a script without spaces is open: only marks belong to it.
        case unspaced
    }

    /// Where the next folded byte goes.
    var byteCount: Int
    /// Where the next word goes.
    var wordCount: Int
    var mode = Mode.between
    /// The next byte of the text.
    var position = 0
    /// How many bytes before `position` continue a code point: a place in bytes less this is one in code points.
    var continuations = 0
    /// The open word, as far as it is known.
    var word = Word()

    init(byteCount: Int, wordCount: Int) {
        self.byteCount = byteCount
        self.wordCount = wordCount
    }

    /// Folds `text`; there must be room for all it can fold to.
    mutating func fold(_ text: Span<UInt8>, into byteBuffer: inout [UInt8], words wordBuffer: inout [Word]) {
        let table = FoldingTable.shared
        var bytes = byteBuffer.mutableSpan
        var words = wordBuffer.mutableSpan
        put(FoldedText.separator, into: &bytes)
        while position < text.count {
            let folded = table.ascii[Int(text[position])]
            if folded >= FoldedText.separator {
                if mode == .joined && folded > FoldedText.separator { mode = .word }
                if mode == .joined || mode == .unspaced { closeWord(in: &bytes, words: &words) }
                foldASCII(text, by: table.ascii.span, into: &bytes, words: &words)
            } else if folded == FoldingTable.notASCII {
                foldCodePoint(of: text, by: table, into: &bytes, words: &words)
            } else {
                join(by: folded | FoldingTable.joinerBit, in: &bytes, words: &words)
                position &+= 1
            }
        }
        if mode != .between { closeWord(in: &bytes, words: &words) }
    }

    /// Folds ASCII letters, digits and separators up to anything else; modes `between` and `word` only. Without a branch
    /// that depends on where words end: their bounds are read from a bit a byte, 64 at a time.
    private mutating func foldASCII(
        _ text: Span<UInt8>, by ascii: Span<UInt8>, into bytes: inout MutableSpan<UInt8>,
        words: inout MutableSpan<Word>
    ) {
        var block = ASCIIBlock()
        repeat {
            block.fold(text, from: position, by: ascii, into: &bytes, from: byteCount)
            cutWords(block.letters, length: block.length, into: &words)
            position &+= block.length
            byteCount &+= block.length
        } while block.length == 64 && position < text.count
    }

    /// Cuts the next `length` bytes, of which `letters` has a bit each, into words.
    @inline(__always)
    private mutating func cutWords(_ letters: UInt64, length: Int, into words: inout MutableSpan<Word>) {
        let place = position &- continuations
        // A bit where a word begins or ends, the ends by turns.
        var bounds = letters ^ (letters << 1 | (mode == .word ? 1 : 0))
        if length < 64 { bounds &= 1 << UInt64(length) &- 1 }
        if bounds != 0 && mode == .word {
            let end = bounds.trailingZeroBitCount
            bounds &= bounds &- 1
            endWord(at: place &+ end, folded: byteCount &+ end)
            words[wordCount] = word
            wordCount &+= 1
            mode = .between
        }
        var count = wordCount
        let origin = Self.origin(place: place, folded: byteCount)
        while bounds & (bounds &- 1) != 0 {
            let start = UInt32(truncatingIfNeeded: bounds.trailingZeroBitCount)
            bounds &= bounds &- 1
            let end = UInt32(truncatingIfNeeded: bounds.trailingZeroBitCount)
            bounds &= bounds &- 1
            // Unchecked: `FoldedText.reserve` made room for a word every two bytes.
            words[unchecked: count] = Word(bounds: origin &+ SIMD4(start, end, start, end))
            count &+= 1
        }
        wordCount = count
        if bounds != 0 {
            let start = bounds.trailingZeroBitCount
            beginWord(at: place &+ start, folded: byteCount &+ start)
            mode = .word
        }
        if mode == .word { endWord(at: place &+ length, folded: byteCount &+ length) }
    }

    @inline(__always)
    mutating func endWord(at place: Int, folded: Int) {
        word.bounds[1] = UInt32(truncatingIfNeeded: place)
        word.bounds[3] = UInt32(truncatingIfNeeded: folded)
    }

    @inline(__always)
    mutating func beginWord(at place: Int, folded: Int) { word.bounds = Self.origin(place: place, folded: folded) }

    /// The bounds of an empty word.
    @inline(__always)
    private static func origin(place: Int, folded: Int) -> SIMD4<UInt32> {
        let (place, folded) = (UInt32(truncatingIfNeeded: place), UInt32(truncatingIfNeeded: folded))
        return SIMD4(place, place, folded, folded)
    }

    @inline(__always)
    mutating func put(_ byte: UInt8, into bytes: inout MutableSpan<UInt8>) {
        bytes[byteCount] = byte
        byteCount &+= 1
    }
}
