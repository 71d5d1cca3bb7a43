import JSON

/// Text out of bytes that no reader accepts: what a dead letter is read for safety by. It can't fail.
public enum LenientText {
    /// The longest prefix that is read. People's messages are far shorter, and reading costs time.
    public static let prefixBytesMax = 64 << 10

    /// Appends the text of a prefix: well-formed UTF-8 as it is, each byte that belongs to none as U+FFFD, NULs not at all
    /// (so UTF-16 that came by mistake reads as its ASCII letters). At most three times as many bytes as were read.
    ///
    /// With `resolvingEscapes` JSON's escapes say what they mean, wherever they stand, so that a phrase inside a broken
    /// JSON string is found. Half a surrogate pair reads as U+FFFD; a backslash before anything else stays.
    public static func append(_ bytes: Span<UInt8>, resolvingEscapes: Bool, to text: inout [UInt8]) {
        let prefix = bytes.extracting(first: prefixBytesMax)
        var position = 0
        while position < prefix.count {
            let byte = prefix[position]
            if byte == UInt8(ascii: "\\"), resolvingEscapes, appendEscape(prefix, &position, to: &text) { continue }
            let length = UTF8Text.sequenceLength(prefix, position)
            if length == 0 {
                UTF8Text.append(codePoint: 0xFFFD, to: &text)
            } else if byte != 0 {
                for offset in position..<position + length { text.append(prefix[offset]) }
            }
            position += max(length, 1)
        }
    }

    /// Resolves the escape at a position, which moves behind it; false where there is none.
    private static func appendEscape(_ text: Span<UInt8>, _ position: inout Int, to result: inout [UInt8]) -> Bool {
        guard position + 1 < text.count else { return false }
        switch text[position + 1] {
        case UInt8(ascii: "n"), UInt8(ascii: "r"): result.append(0x0A)
        case UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"): result.append(0x20)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(text[position + 1])
        case UInt8(ascii: "u"):
            guard let unit = codeUnit(text, position) else { return false }
            position += 6
            var codePoint = unit
            if unit & 0xFC00 == 0xD800, let low = codeUnit(text, position), low & 0xFC00 == 0xDC00 {
                codePoint = 0x1_0000 + (unit & 0x3FF) << 10 + low & 0x3FF
                position += 6
            }
            if codePoint != 0 { UTF8Text.append(codePoint: codePoint, to: &result) }
            return true
        default: return false
        }
        position += 2
        return true
    }

    /// The UTF-16 code unit that an escape at a position gives in four hexadecimal digits.
    private static func codeUnit(_ text: Span<UInt8>, _ position: Int) -> UInt32? {
        guard position + 6 <= text.count, text[position] == UInt8(ascii: "\\"), text[position + 1] == UInt8(ascii: "u")
        else { return nil }
        var unit: UInt32 = 0
        for digit in position + 2..<position + 6 {
            guard let value = ASCII.hexDigit(text[digit]) else { return nil }
            unit = unit << 4 | value
        }
        return unit
    }
}
