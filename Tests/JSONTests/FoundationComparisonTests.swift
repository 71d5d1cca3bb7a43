import Foundation
import JSON
import SeededNumbers
import Testing

/// Our reader against Foundation's. Where the two differ on purpose, the difference is named here and nowhere excused.
@Suite struct FoundationComparisonTests {
    /// What is known to differ, and who is right.
    private enum Difference {
        case none
        /// Foundation reads UTF-16 and UTF-32, which it guesses from NULs, and drops a byte order mark; we read UTF-8.
        case encoding
        /// Foundation refuses the escape of half a surrogate pair; we read U+FFFD, so that the message is routed.
        case halfPair
        /// Foundation allows 512 containers in one another; we 64.
        case depth
        /// Foundation refuses numbers that no Double holds (1e999); we keep them as text.
        case hugeNumber
        /// Foundation on Linux reads `[1,]` and `{"a":1,}`; RFC 8259 forbids the comma.
        case trailingComma
    }

    private func difference(_ text: [UInt8], _ ours: Result<Tree, JSONError>) -> Difference {
        if text.starts(with: [0xEF, 0xBB, 0xBF]) || text.prefix(4).contains(0) || text.starts(with: [0xFF, 0xFE])
            || text.starts(with: [0xFE, 0xFF])
        {
            return .encoding
        }
        if let error = ours.error {
            if error.kind == .tooDeep { return .depth }
            let before = text[..<error.offset].last { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
            if before == UInt8(ascii: ","), [0x5D, 0x7D].contains(text[error.offset...].first) {
                return .trailingComma
            }
        }
        if let tree = ours.value {
            if hasHugeNumber(tree) { return .hugeNumber }
            if hasHalfPair(text) { return .halfPair }
        }
        return .none
    }

    private func check(_ text: [UInt8]) {
        let ours = read(text)
        let theirs = try? JSONSerialization.jsonObject(with: Data(text), options: .fragmentsAllowed)
        let shown = String(decoding: text, as: UTF8.self)
        switch difference(text, ours) {
        case .none:
            #expect((ours.value == nil) == (theirs == nil), "\(shown) \(String(describing: ours.error))")
            if let tree = ours.value, let theirs { #expect(isSame(tree, theirs), "\(shown)") }
        case .encoding, .depth, .trailingComma: #expect(ours.value == nil, "\(shown)")
        case .halfPair, .hugeNumber: #expect(ours.value != nil && theirs == nil, "\(shown)")
        }
    }

    @Test func hostileTextsAreJudgedAsFoundationJudgesThem() {
        for text in HostileTexts.accepted + HostileTexts.refused { check(Array(text.utf8)) }
        for (text, _) in HostileTexts.halfPairs { check(Array(text.utf8)) }
        for bytes in HostileTexts.notUTF8 { check(Array("\"".utf8) + bytes + Array("\"".utf8)) }
    }

    @Test(arguments: 0..<10)
    func tenThousandRandomTextsASeedAreJudgedAsFoundationJudgesThem(_ seed: UInt64) {
        var random = SplitMix64(seed: seed)
        for round in 0..<10_000 {
            let tree = RandomTexts.tree(depth: 4, using: &random)
            let text = RandomTexts.text(tree, using: &random)
            if round % 4 == 0 {
                #expect(read(text).value == tree)
                check(text)
            } else {
                check(RandomTexts.damaged(text, using: &random))
            }
        }
    }

    private func isSame(_ ours: Tree, _ theirs: Any) -> Bool {
        switch ours {
        case .null: return theirs is NSNull
        case .bool(let value): return (theirs as? Bool) == value
        case .number(let text):
            guard let number = theirs as? NSNumber, let value = Double(text) else { return false }
            return number.doubleValue == value || abs(number.doubleValue - value) <= abs(value) * 1e-15
        case .string(let bytes):
            // A string that begins with U+FEFF: Foundation drops it as a byte order mark; to us it is text.
            let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
            return (theirs as? String).map { Array($0.utf8) == bytes } ?? false
        case .array(let elements):
            guard let others = theirs as? [Any], others.count == elements.count else { return false }
            return zip(elements, others).allSatisfy { isSame($0, $1) }
        case .object(let members):
            guard let others = theirs as? [String: Any] else { return false }
            let keys = Set(members.map { String(decoding: $0.key, as: UTF8.self) })
            guard others.count == keys.count else { return false }
            // A key that stands twice, in whatever normal form: which one Foundation keeps is its own matter.
            guard keys.count == members.count else { return true }
            return members.allSatisfy { member in
                others[String(decoding: member.key, as: UTF8.self)].map { isSame(member.value, $0) } ?? false
            }
        }
    }

    private func hasHugeNumber(_ tree: Tree) -> Bool {
        switch tree {
        case .number(let text): Double(text)?.isInfinite ?? true
        case .array(let elements): elements.contains(where: hasHugeNumber)
        case .object(let members): members.contains { hasHugeNumber($0.value) }
        default: false
        }
    }

    private func hasHalfPair(_ text: [UInt8]) -> Bool {
        // A valid text holds a half pair exactly where the UTF-16 of its escapes does not pair up.
        var position = 0
        var pending = false
        func unit() -> UInt32? {
            guard position + 6 <= text.count, text[position] == 0x5C, text[position + 1] == 0x75 else { return nil }
            return UInt32(String(decoding: text[position + 2..<position + 6], as: UTF8.self), radix: 16)
        }
        while position < text.count {
            let unit = unit()
            switch unit {
            case .some(0xD800..<0xDC00):
                if pending { return true }
                pending = true
            case .some(0xDC00..<0xE000):
                if !pending { return true }
                pending = false
            default: if pending { return true }
            }
            position += unit != nil ? 6 : text[position] == 0x5C ? 2 : 1
        }
        return pending
    }
}
