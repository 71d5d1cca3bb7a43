/// A regular expression over folded text, in RE2's syntax without captures (https://github.com/google/re2/wiki/Syntax).
///
/// What it sees are the words of one field, in small letters, without accents, one gap between two of them: whatever
/// separates words in a text, and in the expression, is that gap. It matches whole words, one or several: it begins where
/// a word begins and ends where one ends. It is compiled into the same automaton as phrases, so that it takes time linear
/// in the text.
public struct RegularExpression: Sendable, Hashable {
    /// The longest expression, in code points: longer ones nobody can read.
    public static let lengthMax = 512
    /// The largest count in `{2,5}`. Counted parts are copied, so counts multiply the automaton.
    public static let countMax = 64
    /// The deepest nesting of groups: what the parser may recurse.
    public static let depthMax = 32
    /// Positions that an expression may come to once counted parts are copied: its states in the automaton.
    public static let positionsMax = 2_000
    /// Moves between positions: 2,000 optional letters in a row have two million.
    public static let movesMax = 32_000
    /// Code points that the ranges of its classes may hold: each is folded.
    public static let rangesMax = 70_000
    /// What the smallest expression takes, in moves.
    private static let costMin = 100
    /// So many characters of a range take as long to fold as a move takes to be found and built.
    private static let rangeCharactersPerMove = 2

    /// The expression as it was written.
    public let text: String
    let automaton: PositionAutomaton
    /// What reading it and building its part of the automaton takes, in moves: those it has, and for each character of its classes'
    /// ranges, which is folded, a fraction of one.
    public let cost: Int

    /// Reads an expression.
    public init(_ text: String) throws(RegularExpressionError) {
        var parser = ExpressionParser(text)
        let node = try parser.parse()
        self.text = text
        automaton = try PositionAutomaton(of: node)
        cost = Self.costMin + automaton.moveCount + parser.rangeCount / Self.rangeCharactersPerMove
    }

    /// Whether both are written alike.
    public static func == (left: RegularExpression, right: RegularExpression) -> Bool { left.text == right.text }

    /// Hashes what was written.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}
