/// Up to 64 bytes of ASCII letters, digits and separators, folded eight at a time in one machine word
/// (Warren, Hacker's Delight, chapter 6). Swift's own SIMD types compare lane by lane here: twenty times slower.
struct ASCIIBlock {
    /// One bit a byte: whether it is a letter or a digit.
    var letters: UInt64 = 0
    /// How many bytes were folded: up to the first joiner or byte beyond ASCII, at most 64.
    var length = 0

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// Folds `text` from `source` on into `bytes` from `target` on. Behind `length` it may write what has no meaning, within
    /// the room that `FoldedText.reserve` made.
    mutating func fold(
        _ text: Span<UInt8>, from source: Int, by ascii: Span<UInt8>, into bytes: inout MutableSpan<UInt8>,
        from target: Int
    ) {
        var letters: UInt64 = 0
        var length = 0
        defer {
            self.letters = letters
            self.length = length
        }
        let limit = min(text.count &- source, 64)
        while length &+ 8 <= limit {
            // Unchecked here and below: `limit` ends with the text; `FoldedText.reserve` made room; a byte is an index into `ascii`.
            let eight = text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: source &+ length, as: UInt64.self)
            let (folded, isLetter, isSpecial) = Self.fold(UInt64(littleEndian: eight))
            var raw = bytes.mutableBytes
            raw.storeBytes(of: folded.littleEndian, toUncheckedByteOffset: target &+ length, as: UInt64.self)
            // The multiplication gathers the bytes' low bits in the highest byte.
            let bits = ((isLetter >> 7) &* 0x0102_0408_1020_4080) >> 56
            letters |= bits << UInt64(length)
            if isSpecial != 0 {
                length &+= isSpecial.trailingZeroBitCount >> 3
                letters &= 1 << UInt64(length) &- 1
                return
            }
            length &+= 8
        }
        while length < limit {
            let folded = ascii[unchecked: Int(text[unchecked: source &+ length])]
            if folded < FoldedText.separator { return }
            bytes[unchecked: target &+ length] = folded
            letters |= (folded > FoldedText.separator ? 1 : 0) << UInt64(length)
            length &+= 1
        }
    }

    /// Eight bytes folded; and the high bit of each that is a letter or digit, of each that is a joiner or beyond ASCII.
    @inline(__always)
    private static func fold(_ eight: UInt64) -> (folded: UInt64, isLetter: UInt64, isSpecial: UInt64) {
        // Below 0x80 each byte's sum stays in it, and its high bit says that the byte reached the bound.
        let seven = eight & ~highBits
        let lowercase = seven | each(0x20)
        let isAlpha =
            (lowercase &+ each(0x80 - UInt8(ascii: "a"))) & ~(lowercase &+ each(0x7F - UInt8(ascii: "z")))
        let isDigit = (seven &+ each(0x80 - UInt8(ascii: "0"))) & ~(seven &+ each(0x7F - UInt8(ascii: "9")))
        let isLetter = (isAlpha | isDigit) & ~eight & highBits
        let letterBytes = (isLetter >> 7) &* 0xFF
        let isJoiner = equals(seven, UInt8(ascii: "'")) | equals(seven, UInt8(ascii: "-")) | equals(seven, 0x60)
        // Digits have the bit 0x20 already, so that setting it changes capitals alone.
        let folded = lowercase & letterBytes | each(FoldedText.separator) & ~letterBytes
        return (folded, isLetter, (isJoiner | eight) & highBits)
    }

    @inline(__always)
    private static func each(_ byte: UInt8) -> UInt64 { ones &* UInt64(byte) }

    /// The high bit of each byte that equals `byte`; all of them below 0x80.
    @inline(__always)
    private static func equals(_ seven: UInt64, _ byte: UInt8) -> UInt64 { ~((seven ^ each(byte)) &+ each(0x7F)) }
}
