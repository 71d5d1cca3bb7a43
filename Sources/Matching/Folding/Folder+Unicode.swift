/// One code point at a time: joiners, and all beyond ASCII.
extension Folder {
    /// Folds the code point at `position` and steps over it.
    mutating func foldCodePoint(
        of text: Span<UInt8>, by table: FoldingTable, into bytes: inout MutableSpan<UInt8>,
        words: inout MutableSpan<Word>
    ) {
        let (codePoint, length) = CodePoint.decode(text, at: position)
        let value = table.value(of: codePoint)
        let begin = position
        switch value {
        case FoldingTable.separator:
            if mode != .between { closeWord(in: &bytes, words: &words) }
            step(over: length)
        case FoldingTable.ignored:
            step(over: length)
            if mode == .word || mode == .unspaced {
                word.bounds[1] = UInt32(truncatingIfNeeded: position &- continuations)
            }
        case FoldingTable.apostrophe, FoldingTable.hyphen:
            join(by: UInt8(ascii: value == FoldingTable.apostrophe ? "'" : "-"), in: &bytes, words: &words)
            step(over: length)
        case FoldingTable.letter, FoldingTable.mark, FoldingTable.unspaced:
            let kind: Kind =
                value == FoldingTable.letter ? .letter : value == FoldingTable.mark ? .mark : .unspaced
            enterWord(by: kind, in: &bytes, words: &words)
            step(over: length)
            copy(text.extracting(begin..<position), into: &bytes)
        case FoldingTable.leadingJamo:
            enterWord(by: .unspaced, in: &bytes, words: &words)
            foldHangul(from: codePoint, of: text, into: &bytes)
        default:
            let place = Int(value &- FoldingTable.expansion)
            let head = table.expansions[place]
            let kind: Kind =
                head & FoldingTable.unspacedBit != 0
                ? .unspaced : head & FoldingTable.marksBit != 0 ? .mark : .letter
            enterWord(by: kind, in: &bytes, words: &words)
            step(over: length)
            let end = place &+ 1 &+ Int(head & (FoldingTable.marksBit - 1))
            copy(table.expansions.span.extracting(place &+ 1..<end), into: &bytes)
        }
    }

    /// An apostrophe or a hyphen: waits for a letter, or ends the word.
    mutating func join(by joiner: UInt8, in bytes: inout MutableSpan<UInt8>, words: inout MutableSpan<Word>) {
        if mode == .word {
            put(joiner, into: &bytes)
            mode = .joined
        } else if mode != .between {
            closeWord(in: &bytes, words: &words)
        }
    }

    /// Ends the open word: writes down where it stood, and a separator, over the joiner behind it if there is one.
    mutating func closeWord(in bytes: inout MutableSpan<UInt8>, words: inout MutableSpan<Word>) {
        words[wordCount] = word
        wordCount &+= 1
        if mode == .joined { byteCount &-= 1 }
        put(FoldedText.separator, into: &bytes)
        mode = .between
    }

    /// What a code point is to words.
    private enum Kind { case letter, mark, unspaced }

    /// Goes on with the open word or opens one.
    private mutating func enterWord(
        by kind: Kind, in bytes: inout MutableSpan<UInt8>, words: inout MutableSpan<Word>
    ) {
        if mode == .unspaced && kind == .mark { return }
        if mode != .between && (mode == .unspaced || kind == .unspaced) { closeWord(in: &bytes, words: &words) }
        if mode == .between {
            beginWord(at: position &- continuations, folded: byteCount)
        }
        mode = kind == .unspaced ? .unspaced : .word
    }

    /// Composes the conjoining letters of a Hangul syllable, so that decomposed Korean equals composed
    /// (the Unicode Standard, section 3.12).
    private mutating func foldHangul(from leading: UInt32, of text: Span<UInt8>, into bytes: inout MutableSpan<UInt8>) {
        var syllable = leading
        step(over: 3)
        let vowel = CodePoint.decode(text, at: position).codePoint
        if 0x1161...0x1175 ~= vowel {
            syllable = 0xAC00 &+ ((leading &- 0x1100) &* 21 &+ (vowel &- 0x1161)) &* 28
            step(over: 3)
            let trailing = CodePoint.decode(text, at: position).codePoint
            if 0x11A8...0x11C2 ~= trailing {
                syllable &+= trailing &- 0x11A7
                step(over: 3)
            }
        }
        put(UInt8(truncatingIfNeeded: 0xE0 | syllable >> 12), into: &bytes)
        put(UInt8(truncatingIfNeeded: 0x80 | syllable >> 6 & 0x3F), into: &bytes)
        put(UInt8(truncatingIfNeeded: 0x80 | syllable & 0x3F), into: &bytes)
        endWord(at: position &- continuations, folded: byteCount)
    }

    @inline(__always)
    private mutating func step(over length: Int) {
        position &+= length
        continuations &+= length &- 1
    }

    /// Copies folded bytes to the open word, which ends at `position`.
    @inline(__always)
    private mutating func copy(_ folded: Span<UInt8>, into bytes: inout MutableSpan<UInt8>) {
        for index in folded.indices { put(folded[index], into: &bytes) }
        endWord(at: position &- continuations, folded: byteCount)
    }
}
