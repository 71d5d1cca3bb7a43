/// A folded word of at most sixteen bytes: the bytes themselves, zeros behind them. A folded word has no zero byte, so
/// two words are equal where their keys are.
struct WordKey: NumberedKey {
    /// The longest word that has a key, in bytes. One of a hundred words in English and Spanish rules is longer.
    static let bytesMax: UInt32 = 16

    private var low: UInt64
    private var high: UInt64

    /// A word of a text with these folded bytes; nil where it is too long. Reads sixteen bytes from the word's first on:
    /// `FoldedText` has room for a vector behind the last.
    @inline(__always)
    init?(_ word: Word, in bytes: RawSpan) {
        let (start, count) = (Int(word.foldedStart), word.foldedEnd &- word.foldedStart)
        if count > Self.bytesMax { return nil }
        let first = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self).littleEndian
        if count <= 8 {
            (low, high) = (first & Self.mask(count), 0)
        } else {
            let second = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start &+ 8, as: UInt64.self)
            (low, high) = (first, second.littleEndian & Self.mask(count &- 8))
        }
    }

    /// All bits of so many bytes, one to eight.
    @inline(__always)
    private static func mask(_ count: UInt32) -> UInt64 { .max &>> UInt64(64 &- 8 &* count) }

    /// Multiplicative hashing (Knuth, The Art of Computer Programming, volume 3, section 6.4), by two to the 64th over the
    /// golden ratio; each half by an odd number of its own, so that a word's halves do not cancel each other.
    @inline(__always)
    var hash: UInt64 {
        let mixed = low &* 0x9E37_79B9_7F4A_7C15 ^ high &* 0xC2B2_AE3D_27D4_EB4F
        return (mixed ^ mixed &>> 32) &* 0x9E37_79B9_7F4A_7C15
    }
}
