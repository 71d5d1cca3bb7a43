/// The flat tables of what was built.
extension AutomatonBuilder {
    /// All edges, state by state.
    func edgesByState() -> (starts: [Int32], edges: [Automaton.Edge]) {
        var starts: [Int32] = [0]
        var edges: [Automaton.Edge] = []
        starts.reserveCapacity(Int(letterEdges.stateCount) + 1)
        edges.reserveCapacity(letterEdges.count + otherEdges.count)
        for state in 0..<letterEdges.stateCount {
            letterEdges.forEach(of: state) { edges.append($0) }
            otherEdges.forEach(of: state) { edges.append($0) }
            starts.append(Int32(edges.count))
        }
        return (starts, edges)
    }

    /// All accepted patterns, state by state.
    func acceptsByState() -> (starts: [Int32], items: [Automaton.Accepted]) {
        CountingSort.lists(
            of: accepts.map { (list: $0.state, item: $0.accepted) }, count: Int(letterEdges.stateCount))
    }

    /// All states that accept a pattern, pattern by pattern.
    func statesByPattern() -> (starts: [Int32], items: [Int32]) {
        CountingSort.lists(of: accepts.map { (list: $0.accepted.pattern, item: $0.state) }, count: words.count)
    }
}
