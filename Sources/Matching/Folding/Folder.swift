/// Folds one field and cuts it into words: the pass over the text before the automaton's.
///
/// A word is a run of letters, marks and digits; one apostrophe or hyphen between two of them belongs to the word
/// (`didn't`, `e-mail`, `4th`, `w-2` are one word each, `7:30` is two, `kids'` is `kids`). In a script without spaces
/// each letter with its marks is a word, so that phrases match as substrings. ASCII takes the loop below; all else
/// goes by the table, one code point at a time.
struct Folder {
    /// What came last.
    enum Mode: UInt8 {
        /// No word is open.
        case between
        /// A word is open.
        case word
        /// A word is open, and an apostrophe or a hyphen came after it that belongs to it if a letter follows.
        case joined
        /// A word of a script without spaces is open: only marks belong to it.
        case unspaced
    }

    /// Where the next folded byte goes.
    var byteCount: Int
    /// Where the next word goes.
    var wordCount: Int
    var mode = Mode.between
    /// The joiner of mode `joined`.
    var joiner: UInt8 = 0
    /// The next byte of the text.
    var position = 0
    /// How many bytes before `position` continue a code point: a place in bytes less this is one in code points.
    var continuations = 0
    /// Where the open word began, and where its last code point ended.
    var wordStart = 0
    var wordEnd = 0

    init(byteCount: Int, wordCount: Int) {
        self.byteCount = byteCount
        self.wordCount = wordCount
    }

    /// Folds `text`; there must be room for all it can fold to.
    mutating func fold(_ text: Span<UInt8>, into byteBuffer: inout [UInt8], words wordBuffer: inout [Word]) {
        var bytes = byteBuffer.mutableSpan
        var words = wordBuffer.mutableSpan
        let table = FoldingTable.shared
        let ascii = table.ascii.span
        while position < text.count {
            var folded = ascii[Int(text[position])]
            if folded >= FoldingTable.firstLetter {
                if mode != .word { enterWord(in: &bytes, words: &words) }
                repeat {
                    bytes[byteCount] = folded
                    byteCount &+= 1
                    position &+= 1
                    folded = position < text.count ? ascii[Int(text[position])] : 0
                } while folded >= FoldingTable.firstLetter
                wordEnd = position &- continuations
            }
            if folded == 0 {
                if mode != .between { closeWord(in: &words) }
                position &+= 1
            } else if folded == FoldingTable.notASCII {
                foldCodePoint(of: text, by: table, into: &bytes, words: &words)
            } else {
                join(by: folded, words: &words)
                position &+= 1
            }
        }
        if mode != .between { closeWord(in: &words) }
        bytes[byteCount] = FoldedText.separator
        byteCount &+= 1
    }

    /// Before a letter: goes on with the open word or opens one.
    @inline(__always)
    mutating func enterWord(in bytes: inout MutableSpan<UInt8>, words: inout MutableSpan<Word>) {
        if mode == .joined {
            bytes[byteCount] = joiner
        } else {
            if mode == .unspaced { closeWord(in: &words) }
            wordStart = position &- continuations
            bytes[byteCount] = FoldedText.separator
        }
        byteCount &+= 1
        mode = .word
    }

    /// After a word: writes down where it stood.
    @inline(__always)
    mutating func closeWord(in words: inout MutableSpan<Word>) {
        words[wordCount] = Word(
            start: UInt32(truncatingIfNeeded: wordStart), end: UInt32(truncatingIfNeeded: wordEnd),
            foldedEnd: UInt32(truncatingIfNeeded: byteCount))
        wordCount &+= 1
        mode = .between
    }

    /// An apostrophe or a hyphen: waits for a letter, or ends the word.
    mutating func join(by joiner: UInt8, words: inout MutableSpan<Word>) {
        if mode == .word {
            mode = .joined
            self.joiner = joiner
        } else if mode != .between {
            closeWord(in: &words)
        }
    }
}
