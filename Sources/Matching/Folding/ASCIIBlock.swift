import Vectors

/// Up to 64 bytes of ASCII letters, digits and separators, folded sixteen at a time.
struct ASCIIBlock {
    /// One bit a byte: whether it is a letter or a digit.
    var letters: UInt64 = 0
    /// How many bytes were folded: up to the first joiner or byte beyond ASCII, at most 64.
    var length = 0

    /// How many bytes behind the folded ones may be written to: those of a vector.
    static let overhang = SixteenBytes.count

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
                ? text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: SIMD2<UInt64>.self)
                : SIMD2(text.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self), 0)
            let (folded, isLetter, special) = Self.fold(SixteenBytes(unsafeBitCast(sixteen, to: SIMD16<UInt8>.self)))
            var raw = bytes.mutableBytes
            raw.storeBytes(of: folded.vector, toUncheckedByteOffset: target &+ length, as: SIMD16<UInt8>.self)
            letters |= UInt64(isLetter) &<< UInt64(length)
            if special != 0 {
                length &+= special.trailingZeroBitCount
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

    /// Sixteen bytes folded; a bit for each that is a letter or digit, and for each that is a joiner or beyond ASCII.
    @inline(__always)
    private static func fold(_ text: SixteenBytes) -> (folded: SixteenBytes, isLetter: UInt16, isSpecial: UInt16) {
        // Lower case and digits have the separator's bit, so that setting it changes capitals alone.
        let separators = SixteenBytes(SIMD16(repeating: FoldedText.separator))
        let letters = (text | separators).between("a", "z") | text.between("0", "9")
        let special = text.equal("'") | text.equal("-") | text.equal("`") | text
        return (text & letters | separators, letters.highBits, special.highBits)
    }
}
