public import SeededNumbers

/// Where random decisions come from: a generator with a seed, or a fuzzer's bytes.
public protocol Choices {
    /// A number from 0 up to, not including, `bound`.
    mutating func next(below bound: Int) -> Int
}

extension SplitMix64: Choices {}

/// Makes patterns and texts of so few letters that everything happens.
public struct PatternMaker<Source: Choices> {
    /// Where decisions come from.
    public var source: Source

    /// A maker that decides by `source`.
    public init(_ source: Source) { self.source = source }

    private static var pieces: [String] {
        ["a", "b", "ab", "abc", "bca", "cabbac", "abcabc", "1", "12", "é", "жук", "it's", "a-b"]
    }
    private static var folded: [String] {
        ["a", "b", "ab", "abc", "bca", "cabbac", "abcabc", "1", "12", "e", "жук", "it's", "a-b"]
    }
    private static var glue: [String] { [" ", ", ", "  ", " - ", "\n", ".", "👍"] }

    private mutating func pick<Item>(_ items: [Item]) -> Item { items[source.next(below: items.count)] }

    /// A text of up to so many words, some with a typo, a longer end or letters without spaces.
    public mutating func text(upTo wordCount: Int) -> String {
        var text = ""
        for _ in 0..<source.next(below: wordCount + 1) {
            var word = Array(pick(Self.pieces))
            switch source.next(below: 8) {
            case 0: word.remove(at: source.next(below: word.count))
            case 1: word.insert(pick(["a", "c", "1", "ж"]), at: source.next(below: word.count + 1))
            case 2: word[source.next(below: word.count)] = pick(["b", "c", "ж"])
            case 3 where word.count > 1:
                let place = source.next(below: word.count - 1)
                word.swapAt(place, place + 1)
            case 4: word += pick(["校", "校车", "bus"])
            default: break
            }
            text += String(word) + pick(Self.glue)
        }
        return text
    }

    /// A pattern.
    public mutating func pattern() -> NaivePattern {
        if source.next(below: 2) == 0 { return .expression(expression(depth: 0, mayCount: true)) }
        var words: [NaiveWord] = []
        for _ in 0...source.next(below: 3) {
            switch source.next(below: 6) {
            case 0: words.append(.any)
            case 1: words.append(.number)
            case 2: words.append(.prefix(pick(Self.folded)))
            default: words.append(.word(pick(Self.folded)))
            }
        }
        return .phrase(words, allowsTypos: source.next(below: 2) == 0)
    }

    /// A regular expression.
    public mutating func expression(depth: Int, mayCount: Bool) -> NaiveExpression {
        switch depth > 3 ? source.next(below: 6) : source.next(below: 14) {
        case 0, 1: return .literal(pick(["a", "b", "c", "ab", "1", "e", "ж", "'", "-"]))
        case 2: return .gap(pick([" ", ",", "! "]))
        case 3: return pick([.anything, .unspaced("校"), .unspaced("校车")])
        case 4: return escape()
        case 5:
            let letters: [Unicode.Scalar] = pick([["a"], ["b", "c"], ["ж", "a"], ["1", "2", "e"]])
            return .letters(letters, isInverted: source.next(below: 3) == 0)
        case 6, 7, 8, 9:
            return .sequence((0...source.next(below: 4)).map { _ in expression(depth: depth + 1, mayCount: mayCount) })
        case 10:
            return .alternatives(
                (0...source.next(below: 3)).map { _ in expression(depth: depth + 1, mayCount: mayCount) })
        case 11:
            let (least, most): (Int, Int?) = pick([(0, 1), (0, nil), (1, nil)])
            return .repeated(expression(depth: depth + 1, mayCount: mayCount), least: least, most: most)
        case 12 where mayCount:
            let (least, most): (Int, Int?) = pick([(2, 2), (0, 2), (2, nil), (1, 3)])
            return .repeated(expression(depth: depth + 1, mayCount: false), least: least, most: most)
        default: return pick([.wordBoundary, .wordBoundary, .fieldStart, .fieldEnd])
        }
    }

    private mutating func escape() -> NaiveExpression {
        let isDigit: @Sendable (Unicode.Scalar) -> Bool = { "0"..."9" ~= $0 }
        let isWord: @Sendable (Unicode.Scalar) -> Bool = { $0 != "'" && $0 != "-" }
        return pick([
            .escape(#"\w"#, holdsGap: false, holds: isWord), .escape(#"\W"#, holdsGap: true) { !isWord($0) },
            .escape(#"\d"#, holdsGap: false, holds: isDigit), .escape(#"\D"#, holdsGap: true) { !isDigit($0) },
            .escape(#"\s"#, holdsGap: true) { _ in false }, .escape(#"\S"#, holdsGap: false) { _ in true },
            .escape("[[:alpha:]]", holdsGap: false) { isWord($0) && !isDigit($0) },
        ])
    }
}
