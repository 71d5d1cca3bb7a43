/// Passes over the many bytes that need no care, 16 at a time.
enum ByteRuns {
    /// The first byte at or behind `start` that is a quote, a backslash, a control character or not ASCII.
    @inline(__always)
    static func endOfPlainASCII(_ text: Span<UInt8>, _ start: Int) -> Int {
        var position = start
        while position <= text.count &- 16 {
            let block = load(text, position)
            let special = needsEscape(block) .| (block .> SIMD16(repeating: 0x7F))
            if let lane = firstLane(special) { return position &+ lane }
            position &+= 16
        }
        while position < text.count, !isSpecial(text[position]), text[position] < 0x80 { position &+= 1 }
        return position
    }

    /// The first byte at or behind `start` that a JSON string has to escape: a quote, a backslash or a control character.
    @inline(__always)
    static func endOfUnescaped(_ text: Span<UInt8>, _ start: Int) -> Int {
        var position = start
        while position <= text.count &- 16 {
            if let lane = firstLane(needsEscape(load(text, position))) { return position &+ lane }
            position &+= 16
        }
        while position < text.count, !isSpecial(text[position]) { position &+= 1 }
        return position
    }

    /// The first byte at or behind `start` that is not ASCII.
    @inline(__always)
    static func endOfASCII(_ text: Span<UInt8>, _ start: Int) -> Int {
        var position = start
        while position <= text.count &- 16 {
            if let lane = firstLane(load(text, position) .> SIMD16(repeating: 0x7F)) { return position &+ lane }
            position &+= 16
        }
        while position < text.count, text[position] < 0x80 { position &+= 1 }
        return position
    }

    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte < 0x20
    }

    @inline(__always)
    private static func needsEscape(_ block: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
        (block .== SIMD16(repeating: UInt8(ascii: "\""))) .| (block .== SIMD16(repeating: UInt8(ascii: "\\")))
            .| (block .< SIMD16(repeating: 0x20))
    }

    /// Sixteen bytes; the caller has checked that they are there, and the load checks again.
    @inline(__always)
    private static func load(_ text: Span<UInt8>, _ position: Int) -> SIMD16<UInt8> {
        text.bytes.unsafeLoadUnaligned(fromByteOffset: position, as: SIMD16<UInt8>.self)
    }

    /// The first lane that is set. A lane of a mask is 0 or 0xFF, so the lowest set bit names it (little-endian).
    @inline(__always)
    private static func firstLane(_ mask: SIMDMask<SIMD16<Int8>>) -> Int? {
        let words = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
        if words[0] != 0 { return UInt64(littleEndian: words[0]).trailingZeroBitCount >> 3 }
        if words[1] != 0 { return 8 &+ UInt64(littleEndian: words[1]).trailingZeroBitCount >> 3 }
        return nil
    }
}
