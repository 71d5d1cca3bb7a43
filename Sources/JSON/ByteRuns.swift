import Vectors

/// Passes over the many bytes that need no care, sixteen at a time.
enum ByteRuns {
    /// The first byte at or behind `start` that is a quote, a backslash, a control character or not ASCII.
    @inline(__always)
    static func endOfPlainASCII(_ text: Span<UInt8>, _ start: Int) -> Int {
        end(of: text, start) {
            $0.equal("\"") | $0.equal("\\") | $0.below(0x20) | $0
        } isIn: {
            !needsEscape($0) && $0 < 0x80
        }
    }

    /// The first byte at or behind `start` that a JSON string has to escape: a quote, a backslash, a control character.
    @inline(__always)
    static func endOfUnescaped(_ text: Span<UInt8>, _ start: Int) -> Int {
        end(of: text, start) {
            $0.equal("\"") | $0.equal("\\") | $0.below(0x20)
        } isIn: {
            !needsEscape($0)
        }
    }

    /// The first byte at or behind `start` that is not ASCII.
    @inline(__always)
    static func endOfASCII(_ text: Span<UInt8>, _ start: Int) -> Int {
        end(of: text, start) {
            $0
        } isIn: {
            $0 < 0x80
        }
    }

    /// Where a run ends: by the high bits of what stops it, and byte by byte in a text of less than eight bytes.
    @inline(__always)
    private static func end(
        of text: Span<UInt8>, _ start: Int, stops: (SixteenBytes) -> SixteenBytes, isIn: (UInt8) -> Bool
    ) -> Int {
        var position = start
        while position <= text.count &- 16 {
            let found = stops(SixteenBytes(text, at: position)).highBits
            if found != 0 { return position &+ found.trailingZeroBitCount }
            position &+= 16
        }
        let left = text.count &- position
        if text.count >= 16 {
            // The last sixteen: those before `position` do not count.
            let found = stops(SixteenBytes(text, at: text.count &- 16)).highBits & UInt16.max << UInt16(16 &- left)
            return found == 0 ? text.count : text.count &- 16 &+ found.trailingZeroBitCount
        }
        if left >= 8 {
            let found = stops(SixteenBytes(text, eightAt: position)).highBits
            if found == 0 { return text.count }
            let place = found.trailingZeroBitCount
            return place < 8 ? position &+ place : text.count &- 16 &+ place
        }
        while position < text.count, isIn(text[position]) { position &+= 1 }
        return position
    }

    @inline(__always)
    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20
    }
}
