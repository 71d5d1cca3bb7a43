/// Well-formed UTF-8, as table 3-7 of the Unicode Standard has it: no overlong forms, no surrogates, nothing above
/// U+10FFFF.
public enum UTF8Text {
    /// The length of the well-formed sequence that begins at `position`: 1 to 4, or 0 where there is none.
    @inline(__always)
    public static func sequenceLength(_ text: Span<UInt8>, _ position: Int) -> Int {
        let lead = text[position]
        if lead < 0x80 { return 1 }
        let left = text.count &- position
        switch lead {
        case 0xC2...0xDF:
            return left > 1 && isContinuation(text[position &+ 1]) ? 2 : 0
        case 0xE0...0xEF:
            guard left > 2 else { return 0 }
            let second = text[position &+ 1]
            let low: UInt8 = lead == 0xE0 ? 0xA0 : 0x80
            let high: UInt8 = lead == 0xED ? 0x9F : 0xBF
            return second >= low && second <= high && isContinuation(text[position &+ 2]) ? 3 : 0
        case 0xF0...0xF4:
            guard left > 3 else { return 0 }
            let second = text[position &+ 1]
            let low: UInt8 = lead == 0xF0 ? 0x90 : 0x80
            let high: UInt8 = lead == 0xF4 ? 0x8F : 0xBF
            return second >= low && second <= high && isContinuation(text[position &+ 2])
                && isContinuation(text[position &+ 3]) ? 4 : 0
        default: return 0
        }
    }

    /// The offset of the first byte that belongs to no well-formed sequence; nil where all do.
    public static func firstInvalidByte(in text: Span<UInt8>) -> Int? {
        var position = 0
        while true {
            position = ByteRuns.endOfASCII(text, position)
            guard position < text.count else { return nil }
            repeat {
                let length = sequenceLength(text, position)
                guard length > 0 else { return position }
                position &+= length
            } while position < text.count && text[position] >= 0x80
        }
    }

    /// Appends a code point. A surrogate or a number beyond Unicode becomes U+FFFD.
    public static func append(codePoint: UInt32, to bytes: inout [UInt8]) {
        var (sequence, length) = encoded(codePoint)
        while length > 0 {
            bytes.append(UInt8(truncatingIfNeeded: sequence))
            sequence >>= 8
            length -= 1
        }
    }

    /// A code point's sequence, its first byte lowest, and the sequence's length.
    public static func encoded(_ codePoint: UInt32) -> (sequence: UInt32, length: Int) {
        switch codePoint {
        case 0..<0x80: (codePoint, 1)
        case 0x80..<0x800: (0xC0 | codePoint >> 6 | trailing(codePoint) << 8, 2)
        case 0x800..<0xD800, 0xE000..<0x1_0000:
            (0xE0 | codePoint >> 12 | trailing(codePoint >> 6) << 8 | trailing(codePoint) << 16, 3)
        case 0x1_0000..<0x11_0000:
            (
                0xF0 | codePoint >> 18 | trailing(codePoint >> 12) << 8 | trailing(codePoint >> 6) << 16
                    | trailing(codePoint) << 24, 4
            )
        default: encoded(0xFFFD)
        }
    }

    @inline(__always)
    private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }

    private static func trailing(_ bits: UInt32) -> UInt32 { 0x80 | bits & 0x3F }
}
