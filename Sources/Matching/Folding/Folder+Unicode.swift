/// The way of a code point beyond ASCII.
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
            if mode != .between { closeWord(in: &words) }
            step(over: length)
        case FoldingTable.ignored:
            step(over: length)
            if mode == .word || mode == .unspaced { wordEnd = position &- continuations }
        case FoldingTable.apostrophe, FoldingTable.hyphen:
            join(by: value == FoldingTable.apostrophe ? UInt8(ascii: "'") : UInt8(ascii: "-"), words: &words)
            step(over: length)
        case FoldingTable.mark where mode == .unspaced:
            step(over: length)
            copy(text.extracting(begin..<position), into: &bytes)
        case FoldingTable.letter, FoldingTable.mark:
            if mode != .word { enterWord(in: &bytes, words: &words) }
            step(over: length)
            copy(text.extracting(begin..<position), into: &bytes)
        case FoldingTable.unspaced:
            enterUnspacedWord(in: &bytes, words: &words)
            step(over: length)
            copy(text.extracting(begin..<position), into: &bytes)
        case FoldingTable.leadingJamo:
            enterUnspacedWord(in: &bytes, words: &words)
            foldHangul(from: codePoint, of: text, into: &bytes)
        default:
            let place = Int(value &- FoldingTable.expansion)
            let head = table.expansions[place]
            if head & FoldingTable.unspacedBit != 0 {
                enterUnspacedWord(in: &bytes, words: &words)
            } else if mode != .word && !(mode == .unspaced && head & FoldingTable.marksBit != 0) {
                enterWord(in: &bytes, words: &words)
            }
            step(over: length)
            let end = place + 1 + Int(head & (FoldingTable.marksBit - 1))
            copy(table.expansions.span.extracting(place + 1..<end), into: &bytes)
        }
    }

    /// A letter of a script without spaces is a word by itself.
    private mutating func enterUnspacedWord(in bytes: inout MutableSpan<UInt8>, words: inout MutableSpan<Word>) {
        if mode != .between { closeWord(in: &words) }
        wordStart = position &- continuations
        bytes[byteCount] = FoldedText.separator
        byteCount &+= 1
        mode = .unspaced
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
        wordEnd = position &- continuations
        bytes[byteCount] = UInt8(truncatingIfNeeded: 0xE0 | syllable >> 12)
        bytes[byteCount &+ 1] = UInt8(truncatingIfNeeded: 0x80 | syllable >> 6 & 0x3F)
        bytes[byteCount &+ 2] = UInt8(truncatingIfNeeded: 0x80 | syllable & 0x3F)
        byteCount &+= 3
    }

    @inline(__always)
    private mutating func step(over length: Int) {
        position &+= length
        continuations &+= length &- 1
    }

    /// Copies folded bytes to the open word, which ends behind `position`.
    @inline(__always)
    private mutating func copy(_ folded: Span<UInt8>, into bytes: inout MutableSpan<UInt8>) {
        for index in folded.indices {
            bytes[byteCount] = folded[index]
            byteCount &+= 1
        }
        wordEnd = position &- continuations
    }
}
