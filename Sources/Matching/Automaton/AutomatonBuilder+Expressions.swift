/// Regular expressions, as states beside the tree of phrases.
extension AutomatonBuilder {
    /// Adds an expression that begins at any word, or where it asks for that at a field's first.
    mutating func add(_ automaton: PositionAutomaton, as pattern: Int32) {
        if !automaton.startsAtField.isEmpty && fieldRoot == nil {
            let start = makeState()
            let root = makeState()
            link(start, over: Self.separator, to: root)
            (fieldStart, fieldRoot) = (start, root)
        }
        let accepted = Automaton.Accepted(
            pattern: pattern,
            wordCount: automaton.words.count == 1 ? Int16(automaton.words.lowerBound) : 0)
        let states = addPositions(of: automaton, from: Automaton.root, fieldRoot: fieldRoot)
        let exits = automaton.positions.map(\.exits)
        if exits.contains(where: { $0.accepts }) {
            let end = makeState()
            for (exit, state) in zip(exits, states) where exit.accepts { link(state, over: Self.separator, to: end) }
            accepts.append(Accept(state: end, accepted: accepted))
        }
        if exits.contains(where: { $0.acceptsAtFieldEnd }) {
            asksForFieldEnd = true
            let last = makeState()
            let end = makeState()
            for (exit, state) in zip(exits, states) where exit.acceptsAtFieldEnd {
                link(state, over: Self.separator, to: last)
            }
            link(last, over: FoldedText.fieldBreak...FoldedText.fieldBreak, to: end)
            accepts.append(Accept(state: end, accepted: accepted))
        }
    }

    /// Adds an expression's positions as states; these in their order.
    mutating func addPositions(
        of automaton: PositionAutomaton, from state: Int32, fieldRoot: Int32?
    ) -> [Int32] {
        let states = automaton.positions.map { _ in makeState() }
        func enter(_ number: Int32, from state: Int32) {
            for range in automaton.positions[Int(number)].ranges { link(state, over: range, to: states[Int(number)]) }
        }
        for start in automaton.starts { enter(start, from: state) }
        if let fieldRoot {
            for start in automaton.startsAtField { enter(start, from: fieldRoot) }
        }
        for (position, state) in zip(automaton.positions, states) {
            for follow in position.exits.positions { enter(follow, from: state) }
        }
        return states
    }
}
