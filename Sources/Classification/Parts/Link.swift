/// Addresses of web pages in a text: `https://…` and `www.…`.
enum Link {
    /// The longest name of a scheme that is looked for: `https` and a few more.
    private static let schemeMax = 8

    /// Where the link begins that has its colon, or its first dot, at `place`; -1 where there is none.
    static func start(of text: Span<UInt8>, at place: Int) -> Int {
        if text[place] == UInt8(ascii: ":") {
            guard place &+ 2 < text.count, text[place &+ 1] == UInt8(ascii: "/"), text[place &+ 2] == UInt8(ascii: "/")
            else { return -1 }
            var start = place
            while start > 0 && place &- start <= schemeMax && isLetter(text[start &- 1]) { start &-= 1 }
            return start < place ? start : -1
        }
        guard place >= 3, place &+ 1 < text.count, contains(text[place &+ 1]),
            (1...3).allSatisfy({ text[place &- $0] | 0x20 == UInt8(ascii: "w") }),
            place == 3 || !isLetter(text[place &- 4])
        else { return -1 }
        return place &- 3
    }

    /// Whether a byte can go on a link: none that ends a word of the sentence around it.
    static func contains(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: ")"), UInt8(ascii: "]"):
            false
        default: true
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }
}
