/// Character references of HTML: `&eacute;`, `&#233;`, `&#xE9;`.
enum HTMLReference {
    /// The most digits of a number: 1114111 has seven.
    private static let digitsMax = 7

    /// The code point of the reference whose `&` stands at `start`, and where it ends; nil where none stands there.
    static func decode(_ text: Span<UInt8>, _ start: Int) -> (codePoint: UInt32, end: Int)? {
        guard start + 1 < text.count else { return nil }
        return text[start + 1] == UInt8(ascii: "#") ? number(text, start + 2) : name(text, start + 1)
    }

    private static func name(_ text: Span<UInt8>, _ start: Int) -> (UInt32, Int)? {
        var packed: UInt64 = 0
        var position = start
        while position < text.count, position - start < HTMLEntities.nameBytesMax,
            ASCII.isLetter(text[position]) || ASCII.isDigit(text[position])
        {
            packed = packed << 8 | UInt64(text[position])
            position += 1
        }
        guard position < text.count, text[position] == UInt8(ascii: ";"),
            let codePoint = HTMLEntities.codePoint(packedName: packed)
        else { return nil }
        return (codePoint, position + 1)
    }

    private static func number(_ text: Span<UInt8>, _ start: Int) -> (UInt32, Int)? {
        let isHexadecimal = start < text.count && text[start] | 0x20 == UInt8(ascii: "x")
        let first = isHexadecimal ? start + 1 : start
        var value: UInt32 = 0
        var position = first
        while position < text.count, position - first < digitsMax {
            guard let digit = ASCII.hexDigit(text[position]), isHexadecimal || digit < 10 else { break }
            value = value * (isHexadecimal ? 16 : 10) + digit
            position += 1
        }
        guard position > first else { return nil }
        if position < text.count, text[position] == UInt8(ascii: ";") { position += 1 }
        return (meaning(value), position)
    }

    /// Numbers 128 to 159 mean Windows-1252, as browsers read them (HTML Living Standard, 13.2.5.80); none means NUL.
    private static func meaning(_ value: UInt32) -> UInt32 {
        guard value != 0 else { return 0xFFFD }
        guard (0x80..<0xA0).contains(value) else { return value }
        return windows1252[Int(value) - 0x80]
    }

    private static let windows1252: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0x8D, 0x17D,
        0x8F,
        0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E,
        0x178,
    ]
}
