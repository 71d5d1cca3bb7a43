import JSON
import SeededNumbers

/// Seeded JSON texts, whole and damaged.
enum RandomTexts {
    /// A random value.
    static func tree(depth: Int, using random: inout SplitMix64) -> Tree {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &random) {
        case 0: .null
        case 1: .bool(.random(using: &random))
        case 2, 3: .number(number(using: &random))
        case 4, 5: .string(string(using: &random))
        case 6:
            .array((0..<Int.random(in: 0..<5, using: &random)).map { _ in tree(depth: depth - 1, using: &random) })
        default:
            .object(
                (0..<Int.random(in: 0..<5, using: &random)).map { _ in
                    Tree.Member(key: string(using: &random), value: tree(depth: depth - 1, using: &random))
                })
        }
    }

    static func number(using random: inout SplitMix64) -> String {
        let sign = Bool.random(using: &random) ? "-" : ""
        let whole = String(random.next() >> UInt64.random(in: 1..<64, using: &random))
        let fraction = Bool.random(using: &random) ? "." + String(random.next() >> 44) : ""
        let exponent =
            Int.random(in: 0..<4, using: &random) == 0 ? "e" + String(Int.random(in: -20..<20, using: &random)) : ""
        return sign + whole + fraction + exponent
    }

    static func string(using random: inout SplitMix64) -> [UInt8] {
        let alphabets = [
            "abcdefgh ijkl", "añéüß¿¡", "日本語中文", "😀👍🏽🚌", "\"\\/\u{8}\u{c}\n\r\t\u{1}\u{0}", "\u{2028}\u{FFFD}\u{7F}",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0..<24, using: &random) {
            let letters = Array(alphabets[Int.random(in: 0..<alphabets.count, using: &random)].unicodeScalars)
            text.append(letters[Int.random(in: 0..<letters.count, using: &random)])
        }
        return Array(String(text).utf8)
    }

    /// A text of a tree with random whitespace and random choice of escapes.
    static func text(_ tree: Tree, using random: inout SplitMix64) -> [UInt8] {
        let spaces: [String] = ["", "", "", " ", "\n", "\t", "\r\n"]
        func space() -> [UInt8] { Array(spaces[Int.random(in: 0..<spaces.count, using: &random)].utf8) }
        func list(_ parts: [[UInt8]], _ open: String, _ close: String) -> [UInt8] {
            Array(open.utf8) + space() + Array(parts.joined(separator: Array(",".utf8) + space())) + space()
                + Array(close.utf8)
        }
        return switch tree {
        case .null: Array("null".utf8)
        case .bool(let value): Array("\(value)".utf8)
        case .number(let text): Array(text.utf8)
        case .string(let bytes): quoted(bytes, using: &random)
        case .array(let elements): list(elements.map { text($0, using: &random) }, "[", "]")
        case .object(let members):
            list(
                members.map {
                    quoted($0.key, using: &random) + space() + [0x3A] + space() + text($0.value, using: &random)
                },
                "{", "}")
        }
    }

    private static func quoted(_ bytes: [UInt8], using random: inout SplitMix64) -> [UInt8] {
        var text: [UInt8] = [0x22]
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let must = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
            guard must || Int.random(in: 0..<4, using: &random) == 0 else {
                text += Array(String(scalar).utf8)
                continue
            }
            for unit in String(scalar).utf16 {
                let hex = String(unit, radix: 16, uppercase: .random(using: &random))
                text += Array("\\u".utf8) + Array(repeating: 0x30, count: 4 - hex.count) + Array(hex.utf8)
            }
        }
        return text + [0x22]
    }

    /// The text with one to four bytes changed, taken out, put in or doubled.
    static func damaged(_ text: [UInt8], using random: inout SplitMix64) -> [UInt8] {
        let tokens: [UInt8] =
            Array("{}[]:,\"\\/ \n0159.eE+-tfnulasrd".utf8) + [0x00, 0x1F, 0x7F, 0x80, 0xC3, 0xA9, 0xED, 0xF0, 0xFF]
        var text = text
        for _ in 0..<Int.random(in: 1...4, using: &random) where !text.isEmpty {
            let place = Int.random(in: 0..<text.count, using: &random)
            let token = tokens[Int.random(in: 0..<tokens.count, using: &random)]
            switch Int.random(in: 0..<5, using: &random) {
            case 0: text[place] = token
            case 1: text.insert(token, at: place)
            case 2: text.remove(at: place)
            case 3: text.removeSubrange(place..<min(text.count, place + Int.random(in: 1...8, using: &random)))
            default: text.insert(contentsOf: text[place..<min(text.count, place + 6)], at: place)
            }
        }
        return text
    }
}
