/// Passes over the many bytes that need no care, eight at a time in one word (the lowest byte is the first).
///
/// A byte's top bit is set in `word - 0x20…` where the byte is below 0x20, and in `(word ^ "…) - 0x01…` where it is a
/// quote. A borrow spoils only bytes behind one that is found already, so the lowest top bit is always right.
enum ByteRuns {
    private static let topBits: UInt64 = 0x8080_8080_8080_8080
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// The first byte at or behind `start` that is a quote, a backslash, a control character or not ASCII.
    @inline(__always)
    static func endOfPlainASCII(_ text: Span<UInt8>, _ start: Int) -> Int {
        var position = start
        while position <= text.count &- 8 {
            let word = load(text, position)
            let found = (below(word, 0x20) | equal(word, "\"") | equal(word, "\\") | word) & topBits
            if found != 0 { return position &+ found.trailingZeroBitCount >> 3 }
            position &+= 8
        }
        while position < text.count, !needsEscape(text[position]), text[position] < 0x80 { position &+= 1 }
        return position
    }

    /// The first byte at or behind `start` that a JSON string has to escape: a quote, a backslash, a control character.
    @inline(__always)
    static func endOfUnescaped(_ text: Span<UInt8>, _ start: Int) -> Int {
        var position = start
        while position <= text.count &- 8 {
            let found = toEscape(load(text, position))
            if found != 0 { return position &+ found.trailingZeroBitCount >> 3 }
            position &+= 8
        }
        let last = text.count &- 8
        if last >= start {
            // The last word overlaps bytes that were passed already, among which nothing is found.
            let found = toEscape(load(text, last))
            return found == 0 ? text.count : last &+ found.trailingZeroBitCount >> 3
        }
        while position < text.count, !needsEscape(text[position]) { position &+= 1 }
        return position
    }

    /// The first byte at or behind `start` that is not ASCII.
    @inline(__always)
    static func endOfASCII(_ text: Span<UInt8>, _ start: Int) -> Int {
        var position = start
        while position <= text.count &- 8 {
            let found = load(text, position) & topBits
            if found != 0 { return position &+ found.trailingZeroBitCount >> 3 }
            position &+= 8
        }
        while position < text.count, text[position] < 0x80 { position &+= 1 }
        return position
    }

    @inline(__always)
    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20
    }

    /// The top bits of the bytes to escape. Bytes beyond ASCII have the top bit themselves: they are left out.
    @inline(__always)
    private static func toEscape(_ word: UInt64) -> UInt64 {
        (below(word, 0x20) | equal(word, "\"") | equal(word, "\\")) & ~word & topBits
    }

    @inline(__always)
    private static func below(_ word: UInt64, _ limit: UInt64) -> UInt64 { word &- limit &* ones }

    @inline(__always)
    private static func equal(_ word: UInt64, _ character: Unicode.Scalar) -> UInt64 {
        (word ^ UInt64(character.value) &* ones) &- ones
    }

    /// Eight bytes; the caller has checked that they are there, and the load checks again.
    @inline(__always)
    private static func load(_ text: Span<UInt8>, _ position: Int) -> UInt64 {
        UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
    }
}
