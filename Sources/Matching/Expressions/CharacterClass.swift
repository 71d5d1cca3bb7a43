/// A set of characters of folded text: what `[a-z]`, `\w` and `.` stand for.
struct CharacterClass {
    private static let lastCodePoint: UInt32 = 0x10FFFF
    private static let beyondASCII: ClosedRange<UInt32> = 0x80...lastCodePoint

    /// The gap between two words.
    private(set) var hasGap = false
    /// Characters within words: code points that texts fold to, each range above the one before once `normalise` ran.
    private(set) var ranges: [ClosedRange<UInt32>] = []
    /// Those of scripts without spaces, each a word of its own, that were named one by one.
    private var unspaced: [ClosedRange<UInt32>] = []
    /// Characters that fold to several.
    private var expanding: [Unicode.Scalar] = []

    /// Digits of all scripts: folding has made them ASCII's.
    static let digits = CharacterClass(ranges: [0x30...0x39])
    /// Letters of all scripts with their marks: nothing else beyond ASCII is left by folding.
    static let letters = CharacterClass(ranges: [0x61...0x7A, beyondASCII])
    /// Letters, marks and digits.
    static let wordCharacters = CharacterClass(ranges: [0x30...0x39, 0x61...0x7A, beyondASCII])
    /// What is no word.
    static let gap = CharacterClass(hasGap: true)
    /// Everything: what words hold, and the gap.
    static let everything = CharacterClass(hasGap: true, ranges: [0x27...0x27, 0x2D...0x2D] + wordCharacters.ranges)
    /// Punctuation: the gap, and what may stand within a word.
    static let punctuation = CharacterClass(hasGap: true, ranges: [0x27...0x27, 0x2D...0x2D])
    /// What a class in brackets has at first.
    static let none = CharacterClass()

    private init(hasGap: Bool = false, ranges: [ClosedRange<UInt32>] = []) {
        self.hasGap = hasGap
        self.ranges = ranges
    }

    /// Adds what another class has.
    mutating func formUnion(_ other: CharacterClass) {
        hasGap = hasGap || other.hasGap
        ranges += other.ranges
        unspaced += other.unspaced
        expanding += other.expanding
    }

    /// Adds what these code points fold to.
    mutating func insert(_ codePoints: ClosedRange<UInt32>) {
        let table = FoldingTable.shared
        for codePoint in codePoints {
            let value = table.value(of: codePoint)
            switch value {
            case FoldingTable.separator: hasGap = true
            case FoldingTable.ignored: continue
            case FoldingTable.apostrophe: Self.append(0x27, to: &ranges)
            case FoldingTable.hyphen: Self.append(0x2D, to: &ranges)
            case FoldingTable.letter, FoldingTable.mark: Self.append(codePoint, to: &ranges)
            case FoldingTable.unspaced, FoldingTable.leadingJamo: Self.append(codePoint, to: &unspaced)
            default: insert(expansion: Int(value - FoldingTable.expansion), of: codePoint)
            }
        }
    }

    private mutating func insert(expansion place: Int, of codePoint: UInt32) {
        let expansions = FoldingTable.shared.expansions
        let head = expansions[place]
        let end = place + 1 + Int(head & (FoldingTable.marksBit - 1))
        let folded = String(decoding: expansions[place + 1..<end], as: UTF8.self).unicodeScalars
        if folded.count == 1, let only = folded.first {
            if head & FoldingTable.unspacedBit != 0 {
                Self.append(only.value, to: &unspaced)
            } else {
                Self.append(only.value, to: &ranges)
            }
        } else if let scalar = Unicode.Scalar(codePoint) {
            expanding.append(scalar)
        }
    }

    private static func append(_ codePoint: UInt32, to ranges: inout [ClosedRange<UInt32>]) {
        if let last = ranges.last, last.upperBound &+ 1 == codePoint {
            ranges[ranges.count - 1] = last.lowerBound...codePoint
        } else {
            ranges.append(codePoint...codePoint)
        }
    }

    /// All but this: of what folding leaves.
    var inverted: CharacterClass {
        var inverted = CharacterClass(hasGap: !hasGap)
        let excluded = Self.normalised(ranges + unspaced)
        for range in Self.everything.ranges {
            var next = range.lowerBound
            for gap in excluded where gap.upperBound >= next && gap.lowerBound <= range.upperBound {
                if gap.lowerBound > next { inverted.ranges.append(next...gap.lowerBound - 1) }
                next = gap.upperBound + 1
            }
            if next <= range.upperBound { inverted.ranges.append(next...range.upperBound) }
        }
        return inverted
    }

    /// Sorted, without overlaps.
    private static func normalised(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var result: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = result.last, range.lowerBound <= last.upperBound &+ 1 {
                result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                result.append(range)
            }
        }
        return result
    }

    /// One character of the class. `isAtStart` and `isAtEnd` as for literals.
    func node(isAtStart: Bool, isAtEnd: Bool) -> ExpressionNode {
        var choices = Self.nodes(of: ranges)
        if hasGap { choices.append(.gap) }
        if !unspaced.isEmpty {
            choices.append(.sequence([.gap, .alternatives(Self.nodes(of: unspaced)), .gap]))
        }
        choices += expanding.map { .literal([$0], isAtStart: isAtStart, isAtEnd: isAtEnd) }
        return choices.count == 1 ? choices[0] : .alternatives(choices)
    }

    /// The bytes of these code points. All of one byte are one position; so are all beyond ASCII, but for the bytes that
    /// continue them.
    private static func nodes(of ranges: [ClosedRange<UInt32>]) -> [ExpressionNode] {
        var single: [ClosedRange<UInt8>] = []
        var choices: [ExpressionNode] = []
        for range in normalised(ranges) {
            if range.contains(beyondASCII.lowerBound) && range.upperBound == lastCodePoint {
                choices.append(
                    .sequence([.bytes([0xC2...0xF4]), .repeated(.bytes([0x80...0xBF]), least: 0, most: nil)]))
                if range.lowerBound < 0x80 { single.append(UInt8(range.lowerBound)...0x7F) }
                continue
            }
            for sequence in UTF8Ranges.sequences(of: range) {
                if sequence.count == 1 {
                    single.append(sequence[0])
                } else {
                    choices.append(.sequence(sequence.map { .bytes([$0]) }))
                }
            }
        }
        return single.isEmpty ? choices : [.bytes(single)] + choices
    }
}
