import SeededNumbers

extension SplitMix64 {
    /// Text of hostile characters: quotes, controls, combining marks, noncharacters, one to four bytes each.
    mutating func hostileText(characters: Int) -> String {
        let codes: [UInt32] = [
            0x61, 0x20, 0x22, 0x5C, 0x2F, 0x0A, 0x0D, 0x09, 0x00, 0x01, 0x1F, 0x7F, 0x85, 0xE9, 0x301, 0x6F22, 0xFFFD,
            0xFFFE, 0xFDD0, 0xFEFF, 0x2028, 0x1F68C, 0x1FFFF, 0x200D, 0x25, 0x3A, 0x23, 0x7B, 0x7D, 0x3C,
        ]
        let alphabet = codes.compactMap(Unicode.Scalar.init)
        var text = String.UnicodeScalarView()
        for _ in 0..<characters { text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &self)]) }
        return String(text)
    }
}
