/// A syntax tree as steps with empty moves (Thompson, Regular expression search algorithm), counted parts copied: what
/// `PositionAutomaton` takes its positions from.
struct ExpressionSteps {
    /// One step, and the steps that may follow.
    enum Step {
        /// A byte out of these ranges.
        case bytes([ClosedRange<UInt8>], next: Int)
        /// The gap between two words.
        case gap(next: Int)
        /// Either way.
        case either(Int, Int)
        /// A place.
        case place(ExpressionNode.Place, next: Int)
        /// The end.
        case accept
        /// No way on.
        case nothing
    }

    private(set) var steps: [Step] = [.accept]
    private(set) var first = 0
    private var positionCount = 0

    init(of node: ExpressionNode) throws(RegularExpressionError) { first = try add(node, before: 0) }

    private mutating func add(_ step: Step) -> Int {
        steps.append(step)
        return steps.count - 1
    }

    /// Adds a node's steps, which lead to `next`; where they begin.
    private mutating func add(_ node: ExpressionNode, before next: Int) throws(RegularExpressionError) -> Int {
        switch node {
        case .bytes(let ranges):
            try countPosition()
            return add(.bytes(ranges, next: next))
        case .gap:
            try countPosition()
            return add(.gap(next: next))
        case .place(let place):
            return add(.place(place, next: next))
        case .sequence(let items):
            var first = next
            for item in items.reversed() { first = try add(item, before: first) }
            return first
        case .alternatives(let choices):
            guard let last = choices.last else { return add(.nothing) }
            var first = try add(last, before: next)
            for choice in choices.dropLast().reversed() {
                let one = try add(choice, before: next)
                first = add(.either(one, first))
            }
            return first
        case .repeated(let item, let least, let most):
            return try add(item, least: least, most: most, before: next)
        }
    }

    private mutating func add(
        _ item: ExpressionNode, least: Int, most: Int?, before next: Int
    ) throws(RegularExpressionError) -> Int {
        var first = next
        var copies = least
        if let most {
            for _ in least..<most {
                let one = try add(item, before: first)
                first = add(.either(one, next))
            }
        } else {
            let loop = add(.nothing)
            let body = try add(item, before: loop)
            steps[loop] = .either(body, next)
            first = least > 0 ? body : loop
            copies -= least > 0 ? 1 : 0
        }
        for _ in 0..<copies { first = try add(item, before: first) }
        return first
    }

    private mutating func countPosition() throws(RegularExpressionError) {
        positionCount += 1
        if positionCount > RegularExpression.positionsMax { throw RegularExpressionError(reason: .tooLarge, offset: 0) }
    }
}
