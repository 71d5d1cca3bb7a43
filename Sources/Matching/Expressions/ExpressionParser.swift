/// Reads a regular expression by recursive descent: alternatives, sequences, repetitions, atoms.
struct ExpressionParser {
    let scalars: [Unicode.Scalar]
    var position = 0
    /// How many groups are open.
    var depth = 0
    /// Code points that the ranges of classes have held so far.
    var rangeCount = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// Reads the whole expression.
    mutating func parse() throws(RegularExpressionError) -> ExpressionNode {
        if scalars.count > RegularExpression.lengthMax {
            throw error(.tooLong(scalars.count), at: RegularExpression.lengthMax)
        }
        let node = try alternatives()
        if position < scalars.count { throw error(.closedGroup, at: position) }
        return node
    }

    /// The character at hand, nil at the end.
    var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    /// Steps over a text if it is at hand.
    mutating func take(_ text: String) -> Bool {
        let wanted = text.unicodeScalars
        if !scalars[position...].starts(with: wanted) { return false }
        position += wanted.count
        return true
    }

    func error(_ reason: RegularExpressionError.Reason, at offset: Int) -> RegularExpressionError {
        RegularExpressionError(reason: reason, offset: offset)
    }

    /// What stands from an offset up to the character at hand.
    func text(from start: Int) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars[start..<position])
        return String(text)
    }

    mutating func alternatives() throws(RegularExpressionError) -> ExpressionNode {
        var choices = [try sequence()]
        while take("|") { choices.append(try sequence()) }
        return choices.count == 1 ? choices[0] : .alternatives(choices)
    }

    private mutating func sequence() throws(RegularExpressionError) -> ExpressionNode {
        var items: [ExpressionNode] = []
        var run: [Unicode.Scalar] = []
        var start = position
        while let scalar = next, scalar != "|", scalar != ")" {
            let before = position
            if let literal = try literal() {
                if run.isEmpty { start = before }
                run += literal
                guard !run.isEmpty, isRepetition else { continue }
                let character = Self.popCharacter(of: &run)
                let isFirst = start == 0 && run.isEmpty
                items.append(literalNode(&run, from: start, isAtEnd: false))
                items.append(try repetition(of: .literal(character, isAtStart: isFirst, isAtEnd: false)))
            } else {
                items.append(literalNode(&run, from: start, isAtEnd: false))
                let atom = try atom()
                items.append(isRepetition ? try repetition(of: atom) : atom)
            }
        }
        items.append(literalNode(&run, from: start, isAtEnd: position == scalars.count))
        return .sequence(items)
    }

    /// A run of literal characters as a node; empties it.
    private func literalNode(_ run: inout [Unicode.Scalar], from start: Int, isAtEnd: Bool) -> ExpressionNode {
        if run.isEmpty { return .empty }
        defer { run = [] }
        return .literal(run, isAtStart: start == 0, isAtEnd: isAtEnd)
    }

    /// Takes the last character, with what belongs to it, from a run.
    private static func popCharacter(of run: inout [Unicode.Scalar]) -> [Unicode.Scalar] {
        var character = [run.removeLast()]
        while character[0].belongsToTheOneBefore, let before = run.popLast() { character.insert(before, at: 0) }
        return character
    }

    private var isRepetition: Bool { next.map { "*+?{".unicodeScalars.contains($0) } ?? false }

    private mutating func repetition(of item: ExpressionNode) throws(RegularExpressionError) -> ExpressionNode {
        let start = position
        if case .place = item { throw error(.nothingToRepeat, at: start) }
        let (least, most) = try bounds()
        _ = take("?")  // RE2's fewest first: the same texts match
        if isRepetition { throw error(.nothingToRepeat, at: position) }
        let repeated = ExpressionNode.repeated(item, least: least, most: most)
        if repeated.isCounted && item.holdsCount { throw error(.nestedCount, at: start) }
        return repeated
    }

    private mutating func bounds() throws(RegularExpressionError) -> (least: Int, most: Int?) {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        let start = position
        position += 1
        guard let least = number() else { throw error(.noCount, at: start) }
        var most: Int? = least
        if take(",") { most = number() }
        guard take("}") else { throw error(.noCount, at: start) }
        if max(least, most ?? 0) > RegularExpression.countMax { throw error(.countTooLarge, at: start) }
        if let most, most < least { throw error(.countBackwards, at: start) }
        return (least, most)
    }

    /// A number, nil where none stands; large ones are cut off above every limit.
    private mutating func number() -> Int? {
        var number: Int?
        while let digit = next?.value, 0x30...0x39 ~= digit {
            number = min((number ?? 0) * 10 + Int(digit - 0x30), 1_000)
            position += 1
        }
        return number
    }
}

extension ExpressionNode {
    /// Whether it is copied: `{2,5}`, but not `?`, `*` and `+`.
    var isCounted: Bool {
        guard case .repeated(_, let least, let most) = self else { return false }
        return max(least, most ?? 0) > 1
    }

    /// Whether it or a part of it is counted.
    var holdsCount: Bool {
        switch self {
        case .bytes, .gap, .place: false
        case .sequence(let items), .alternatives(let items): items.contains { $0.holdsCount }
        case .repeated(let item, _, _): isCounted || item.holdsCount
        }
    }
}
