/// The first sixteen bytes of a folded word, zeros behind them. A folded word has no zero byte, so two words of at most sixteen
/// bytes are equal where their keys are.
struct WordKey: NumberedKey {
    /// The longest word that its key tells from all others, in bytes. One of a hundred words in English and Spanish rules is longer.
    static let bytesMax = 16

    private var low: UInt64
    private var high: UInt64

    /// The key of a word of a text with these folded bytes. Reads sixteen bytes from the word's first on:
    /// `FoldedText` has room for a vector behind the last.
    @inline(__always)
    init(_ word: Word, in bytes: RawSpan) {
        let start = Int(word.foldedStart)
        low = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self).littleEndian
        high = 0
        if word.byteCount < 8 {
            low &= Self.mask(word.byteCount)
        } else if word.byteCount > 8 {
            high = bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: start &+ 8, as: UInt64.self).littleEndian
            if word.byteCount < Self.bytesMax { high &= Self.mask(word.byteCount &- 8) }
        }
    }

    /// The key of a folded word, by its bytes.
    init(_ bytes: [UInt8]) {
        (low, high) = (0, 0)
        for (place, byte) in bytes.prefix(Self.bytesMax).enumerated() {
            if place < 8 {
                low |= UInt64(byte) << UInt64(8 * place)
            } else {
                high |= UInt64(byte) << UInt64(8 * place - 64)
            }
        }
    }

    /// The key of its first bytes, as many as `nextLength` says.
    func beginning(of length: Int) -> WordKey {
        var beginning = self
        if length <= 8 { beginning.high = 0 } else { beginning.high &= Self.mask(length - 8) }
        if length < 8 { beginning.low &= Self.mask(length) }
        return beginning
    }

    /// The shortest of these lengths, one bit each, that is not longer; takes it away.
    func nextLength(among lengths: inout UInt32) -> Int? {
        let length = lengths.trailingZeroBitCount
        if lengths == 0 || length > byteCount { return nil }
        lengths &= lengths &- 1
        return length
    }

    private var byteCount: Int {
        high == 0 ? 8 - low.leadingZeroBitCount / 8 : Self.bytesMax - high.leadingZeroBitCount / 8
    }

    /// All bits of so many bytes, one to eight.
    @inline(__always)
    private static func mask(_ count: Int) -> UInt64 { .max &>> UInt64(truncatingIfNeeded: 64 &- 8 &* count) }

    /// Each half by an odd number of its own, so that a word's halves do not cancel each other.
    @inline(__always)
    var hash: UInt64 { low &* .goldenRatio ^ high &* 0xC2B2_AE3D_27D4_EB4F }
}
