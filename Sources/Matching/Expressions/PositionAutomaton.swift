/// A regular expression as Glushkov's automaton (The abstract theory of automata): one state a position, that is a byte or
/// a gap in the expression, and no empty moves. Places such as `\b` are decided while it is built, by what stands before
/// and behind them.
struct PositionAutomaton: Sendable {
    /// A position: a state that is reached over one of its bytes.
    struct Position: Sendable {
        /// The bytes; a separator alone for a gap.
        var ranges: [ClosedRange<UInt8>]
        /// Where the expression may go on or end from here.
        var exits = Exits()
        /// How many words a match has up to here; 0 unless positions are apart by that, see `splitByWords`.
        var wordCount = 0

        var isGap: Bool { ranges == PositionAutomaton.gapRanges }
    }

    /// Where an expression may go on or end from a place in it.
    struct Exits: Sendable {
        /// The positions that may follow.
        var positions: [Int32] = []
        /// Whether it may end there.
        var accepts = false
        /// Whether it may end there where the field ends.
        var acceptsAtFieldEnd = false
    }

    private static let gapRanges = [FoldedText.separator...FoldedText.separator]

    var positions: [Position] = []
    /// Where a match begins: the positions that its first byte leads to, at any word.
    var starts: [Int32] = []
    /// Further ones at the field's first word.
    var startsAtField: [Int32] = []
    /// How many ways lead from one position to another, one a range of bytes.
    private(set) var moveCount = 0
    /// How many words a match has at least and at most; expressions without a limit are cut off at `Phrase.wordsMax`.
    private(set) var words = 1...1

    /// Finds the positions of a syntax tree.
    init(of node: ExpressionNode) throws(RegularExpressionError) {
        var closure = ExpressionClosure(of: try ExpressionSteps(of: node))
        let start = closure.exits(from: closure.first, behind: .gap)
        let fieldStart = closure.exits(from: closure.first, behind: .fieldStart)
        if start.accepts || start.acceptsAtFieldEnd || fieldStart.accepts || fieldStart.acceptsAtFieldEnd {
            throw RegularExpressionError(reason: .matchesEmpty, offset: 0)
        }
        starts = start.positions
        startsAtField = fieldStart.positions.filter { !start.positions.contains($0) }
        while positions.count < closure.found.count {
            let (ranges, next) = closure.found[positions.count]
            var position = Position(ranges: ranges ?? Self.gapRanges)
            position.exits = closure.exits(from: next, behind: ranges == nil ? .gap : .letter)
            for follow in position.exits.positions { moveCount += closure.found[Int(follow)].ranges?.count ?? 1 }
            if moveCount > RegularExpression.movesMax { throw RegularExpressionError(reason: .tooLarge, offset: 0) }
            positions.append(position)
        }
        endBeforeGaps()
        words = try countWords()
    }

    /// Has a match that ends with a gap end before it: a separator follows each match anyway.
    private mutating func endBeforeGaps() {
        for number in positions.indices where !positions[number].isGap {
            for follow in positions[number].exits.positions where positions[Int(follow)].isGap {
                let gap = positions[Int(follow)].exits
                if gap.accepts { positions[number].exits.accepts = true }
                if gap.acceptsAtFieldEnd { positions[number].exits.acceptsAtFieldEnd = true }
            }
        }
        for number in positions.indices where positions[number].isGap {
            positions[number].exits.accepts = false
            positions[number].exits.acceptsAtFieldEnd = false
        }
    }

    /// The words of the shortest and the longest match, by relaxing each position's gaps until nothing changes.
    private func countWords() throws(RegularExpressionError) -> ClosedRange<Int> {
        let none = Int.max
        var least = [Int](repeating: none, count: positions.count)
        var most = [Int](repeating: -1, count: positions.count)
        var pending = starts + startsAtField
        for start in pending { (least[Int(start)], most[Int(start)]) = (0, 0) }
        while let number = pending.popLast() {
            let from = Int(number)
            for follow in positions[from].exits.positions {
                let to = Int(follow)
                let gaps = positions[to].isGap ? 1 : 0
                let (fewer, more) = (least[from] + gaps, min(most[from] + gaps, Phrase.wordsMax))
                if fewer >= least[to] && more <= most[to] { continue }
                (least[to], most[to]) = (min(fewer, least[to]), max(more, most[to]))
                pending.append(follow)
            }
        }
        var words: ClosedRange<Int>?
        for (number, position) in positions.enumerated()
        where least[number] < none && (position.exits.accepts || position.exits.acceptsAtFieldEnd) {
            let (fewest, most) = (least[number] + 1, min(most[number] + 1, Phrase.wordsMax))
            if fewest > Phrase.wordsMax { continue }
            words = min(fewest, words?.lowerBound ?? fewest)...max(most, words?.upperBound ?? most)
        }
        guard let words else { throw RegularExpressionError(reason: .matchesNothing, offset: 0) }
        return words
    }
}
