/// Sets of folded bytes.
enum ByteRanges {
    /// Digits: folding has made those of all scripts ASCII's.
    static let digits = [UInt8(ascii: "0")...UInt8(ascii: "9")]
    /// Every byte of a word: all but the field break and the separator.
    static let word = [1...(FoldedText.separator - 1), (FoldedText.separator + 1)...255]
    /// The first byte of each character of a word.
    static let leading = [(FoldedText.separator + 1)...0x7F, 0xC2...0xF4]
    /// The bytes that continue a character.
    static let continuing: ClosedRange<UInt8> = 0x80...0xBF
}
