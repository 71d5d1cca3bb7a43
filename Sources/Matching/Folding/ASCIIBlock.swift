/// Up to 64 bytes of ASCII letters, digits and separators, folded sixteen at a time in two machine words side by side
/// (Warren, Hacker's Delight, chapter 6): the vector of two is one register, while Swift compares vectors of bytes
/// lane by lane, twenty times slower.
struct ASCIIBlock {
    /// One bit a byte: whether it is a letter or a digit.
    var letters: UInt64 = 0
    /// How many bytes were folded: up to the first joiner or byte beyond ASCII, at most 64.
    var length = 0

    /// How many bytes behind the folded ones may be written to: those of a vector.
    static let overhang = MemoryLayout<Sixteen>.size

    private typealias Sixteen = SIMD2<UInt64>

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
            let place = source &+ length
            let isWhole = length &+ 16 <= limit
            let sixteen =
                isWhole
                ? text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: Sixteen.self)
                : Sixteen(text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self), 0)
            let (folded, isLetter, special) = Self.fold(sixteen)
            var raw = bytes.mutableBytes
            raw.storeBytes(of: folded, toUncheckedByteOffset: target &+ length, as: Sixteen.self)
            letters |= (Self.gather(isLetter[0]) | Self.gather(isLetter[1]) &<< 8) &<< UInt64(length)
            if special[0] | special[1] != 0 {
                length &+= special[0] != 0 ? 0 : 8
                length &+= (special[0] != 0 ? special[0] : special[1]).trailingZeroBitCount >> 3
                letters &= 1 &<< UInt64(length) &- 1
                return
            }
            length &+= isWhole ? 16 : 8
        }
        while length < limit {
            let folded = ascii[unchecked: Int(text[unchecked: source &+ length])]
            if folded < FoldedText.separator { return }
            bytes[unchecked: target &+ length] = folded
            letters |= (folded > FoldedText.separator ? 1 : 0) &<< UInt64(length)
            length &+= 1
        }
    }

    /// Sixteen bytes folded; the low bit of each that is a letter or digit, the high bit of each that is a joiner or
    /// beyond ASCII.
    @inline(__always)
    private static func fold(_ sixteen: Sixteen) -> (folded: Sixteen, isLetter: Sixteen, isSpecial: Sixteen) {
        // Below 0x80 each byte's sum stays in it, and its high bit says that the byte reached the bound.
        let seven = sixteen & each(0x7F)
        let lowercase = seven | each(0x20)
        let isAlpha =
            (lowercase &+ each(0x80 - UInt8(ascii: "a"))) & not(lowercase &+ each(0x7F - UInt8(ascii: "z")))
        let isDigit = (seven &+ each(0x80 - UInt8(ascii: "0"))) & not(seven &+ each(0x7F - UInt8(ascii: "9")))
        let isLetter = (isAlpha | isDigit) & not(sixteen) & each(0x80)
        let lowBits = isLetter &>> Sixteen(repeating: 7)
        let letterBytes = (isLetter &- lowBits) | isLetter
        let isJoiner = equals(seven, UInt8(ascii: "'")) | equals(seven, UInt8(ascii: "-")) | equals(seven, 0x60)
        // Digits have the bit 0x20 already, so that setting it changes capitals alone.
        let folded = lowercase & letterBytes | each(FoldedText.separator) & not(letterBytes)
        return (folded, lowBits, (isJoiner | sixteen) & each(0x80))
    }

    /// The low bits of eight bytes as eight bits: the multiplication gathers them in the highest byte.
    @inline(__always)
    private static func gather(_ lowBits: UInt64) -> UInt64 { (lowBits &* 0x0102_0408_1020_4080) &>> 56 }

    @inline(__always)
    private static func each(_ byte: UInt8) -> Sixteen { Sixteen(repeating: 0x0101_0101_0101_0101 &* UInt64(byte)) }

    @inline(__always)
    private static func not(_ bytes: Sixteen) -> Sixteen { bytes ^ Sixteen(repeating: .max) }

    /// The high bit of each byte that equals `byte`; all of them below 0x80.
    @inline(__always)
    private static func equals(_ seven: Sixteen, _ byte: UInt8) -> Sixteen { not((seven ^ each(byte)) &+ each(0x7F)) }
}
