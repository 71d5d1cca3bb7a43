/// What looks empty to a person.
enum Blankness {
    /// Whether well-formed UTF-8 holds nothing but white space (Unicode's White_Space, and the zero-width space and
    /// no-break space that mail programs put into empty messages).
    static func isBlank(_ text: Span<UInt8>) -> Bool {
        var position = 0
        while position < text.count {
            let length = spaceLength(text, position)
            guard length > 0 else { return false }
            position += length
        }
        return true
    }

    /// The length of the white space character at a position; 0 where another stands there.
    static func spaceLength(_ text: Span<UInt8>, _ position: Int) -> Int {
        let first = text[position]
        switch first {
        case 0x20, 0x09...0x0D: return 1
        case 0xC2:
            // U+0085 and U+00A0
            guard position + 1 < text.count else { return 0 }
            return text[position + 1] == 0x85 || text[position + 1] == 0xA0 ? 2 : 0
        case 0xE1, 0xE2, 0xE3, 0xEF:
            guard position + 2 < text.count else { return 0 }
            switch (first, text[position + 1], text[position + 2]) {
            case (0xE1, 0x9A, 0x80),  // U+1680
                (0xE2, 0x80, 0x80...0x8B),  // U+2000 to U+200B
                (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF),  // U+2028, U+2029, U+202F
                (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF):  // U+205F, U+3000, U+FEFF
                return 3
            default: return 0
            }
        default: return 0
        }
    }
}
