/// What every code point folds to: a two-stage table made from Python's unicodedata by make-folding-table.py.
///
/// A code point's block number stands at `blockNumbers[codePoint / 128]`, its value at its place in that block: one
/// of the constants below, or `expansion` plus the place in `expansions` of a head byte and the UTF-8 that it counts.
struct FoldingTable: Sendable {
    /// Punctuation, symbols, spaces, control characters: cuts words.
    static let separator: UInt16 = 0
    /// Marks that folding strips, and format characters: neither cuts a word nor stands in one.
    static let ignored: UInt16 = 1
    /// A letter or digit that folds to itself.
    static let letter: UInt16 = 2
    /// A letter of a script without spaces, which folds to itself and starts a word of its own.
    static let unspaced: UInt16 = 3
    /// A mark that is kept; it belongs to the word before it, whatever its script.
    static let mark: UInt16 = 4
    /// Any apostrophe; stays where it stands inside a word.
    static let apostrophe: UInt16 = 5
    /// A hyphen; stays where it stands inside a word.
    static let hyphen: UInt16 = 6
    /// A Hangul leading consonant, which composes with what follows.
    static let leadingJamo: UInt16 = 7
    /// The first value that points at an expansion.
    static let expansion: UInt16 = 16

    /// The bit of an expansion's head that says that it starts a word of its own.
    static let unspacedBit: UInt8 = 0x80
    /// The bit of an expansion's head that says that it is marks alone, and belongs to the word before it.
    static let marksBit: UInt8 = 0x40
    /// Code points from here on are not in the table: Han extensions, private use and tags.
    static let limit: UInt32 = 0x30000

    /// The one table.
    static let shared = FoldingTable()

    private let blockNumbers: [UInt8]
    private let blocks: [UInt16]
    /// Head bytes and UTF-8, see above.
    let expansions: [UInt8]
    /// What each byte folds to, if it is ASCII: a letter or digit, or the separator. Below the separator stand the joiners,
    /// less `joinerBit`, and `notASCII`.
    let ascii: [UInt8]

    /// In `ascii`: this byte is no ASCII.
    static let notASCII: UInt8 = 1
    /// What `'` and `-` lack in `ascii`.
    static let joinerBit: UInt8 = 0x20

    private init() {
        blockNumbers = Self.decode(FoldingTableData.blockNumbers)
        let bytes = Self.decode(FoldingTableData.blocks)
        blocks = (0..<bytes.count / 2).map { UInt16(bytes[2 * $0]) | UInt16(bytes[2 * $0 + 1]) << 8 }
        expansions = Self.decode(FoldingTableData.expansions)
        var ascii = [UInt8](repeating: Self.notASCII, count: 256)
        for byte in 0..<128 {
            let value = blocks[Int(blockNumbers[0]) * 128 + byte]
            switch value {
            case Self.separator, Self.ignored: ascii[byte] = FoldedText.separator
            case Self.apostrophe: ascii[byte] = UInt8(ascii: "'") & ~Self.joinerBit
            case Self.hyphen: ascii[byte] = UInt8(ascii: "-") & ~Self.joinerBit
            case Self.letter: ascii[byte] = UInt8(byte)
            default: ascii[byte] = expansions[Int(value - Self.expansion) + 1]
            }
        }
        self.ascii = ascii
    }

    /// What a code point folds to.
    func value(of codePoint: UInt32) -> UInt16 {
        if codePoint < Self.limit {
            return blocks[Int(blockNumbers[Int(codePoint >> 7)]) * 128 + Int(codePoint & 127)]
        }
        // Plane 3 is Han; plane 14 holds language tags and variation selectors; nothing else above is assigned.
        if codePoint < 0x40000 { return Self.unspaced }
        return 0xE0000...0xE0FFF ~= codePoint ? Self.ignored : Self.separator
    }

    /// Decodes base64 without padding. The text is a literal of this module, so nothing else occurs in it.
    private static func decode(_ text: StaticString) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8CodeUnitCount * 3 / 4)
        var bits: UInt32 = 0
        var count: UInt32 = 0
        for digit in UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount) {
            bits = bits << 6 | sextet(digit)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        return bytes
    }

    private static func sextet(_ digit: UInt8) -> UInt32 {
        switch digit {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit) - 71
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit) + 4
        case UInt8(ascii: "+"): 62
        default: 63
        }
    }
}
