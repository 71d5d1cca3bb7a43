/// Reads code points from UTF-8.
enum CodePoint {
    /// What stands for a byte that is no UTF-8; it folds to a separator.
    static let replacement: UInt32 = 0xFFFD

    /// The code point at `position` and its length in bytes; the replacement and 1 where there is none. Texts are checked
    /// where they are decoded; this check keeps anything else from reading past the end.
    static func decode(_ text: Span<UInt8>, at position: Int) -> (codePoint: UInt32, length: Int) {
        guard position < text.count else { return (replacement, 1) }
        let lead = UInt32(text[position])
        switch lead {
        case 0..<0x80:
            return (lead, 1)
        case 0xC2..<0xE0:
            guard let one = continuation(text, position &+ 1) else { return (replacement, 1) }
            return ((lead & 0x1F) << 6 | one, 2)
        case 0xE0..<0xF0:
            guard let one = continuation(text, position &+ 1), let two = continuation(text, position &+ 2) else {
                return (replacement, 1)
            }
            return ((lead & 0x0F) << 12 | one << 6 | two, 3)
        case 0xF0..<0xF5:
            guard let one = continuation(text, position &+ 1), let two = continuation(text, position &+ 2),
                let three = continuation(text, position &+ 3)
            else { return (replacement, 1) }
            return ((lead & 0x07) << 18 | one << 12 | two << 6 | three, 4)
        default:
            return (replacement, 1)
        }
    }

    @inline(__always)
    private static func continuation(_ text: Span<UInt8>, _ position: Int) -> UInt32? {
        guard position < text.count else { return nil }
        let byte = text[position]
        return byte & 0xC0 == 0x80 ? UInt32(byte & 0x3F) : nil
    }
}
