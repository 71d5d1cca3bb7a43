/// Language tags in the shape of BCP 47.
enum LanguageTag {
    /// The longest tag: section 4.4.1 of RFC 5646 asks for room for 35 characters.
    static let bytesMax = 35

    /// Whether the text looks like a tag: subtags of 1 to 8 letters and digits between hyphens, the first of letters
    /// alone and not a single one, unless it is `x` or `i`. Whether such a language exists is not asked.
    static func isWellFormed(_ text: Span<UInt8>) -> Bool {
        guard text.count <= bytesMax else { return false }
        var length = 0
        var isFirst = true
        for position in 0...text.count {
            if position < text.count, text[position] != UInt8(ascii: "-") {
                guard ASCII.isLetter(text[position]) || !isFirst && ASCII.isDigit(text[position]) else { return false }
                length += 1
                continue
            }
            guard length >= 1, length <= 8 else { return false }
            if isFirst, length == 1 {
                let letter = text[position - 1] | 0x20
                guard position < text.count, letter == UInt8(ascii: "x") || letter == UInt8(ascii: "i") else {
                    return false
                }
            }
            isFirst = false
            length = 0
        }
        return true
    }
}
