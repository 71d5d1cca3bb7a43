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
        Self.grouped(accepts.map { (group: $0.state, item: $0.accepted) }, groups: Int(letterEdges.stateCount))
    }

    /// All states that accept a pattern, pattern by pattern.
    func statesByPattern() -> (starts: [Int32], items: [Int32]) {
        Self.grouped(accepts.map { (group: $0.accepted.pattern, item: $0.state) }, groups: words.count)
    }

    /// Items by their groups, in their order: group `g` has `items[starts[g]..<starts[g + 1]]`.
    private static func grouped<Item>(
        _ pairs: [(group: Int32, item: Item)], groups: Int
    ) -> (starts: [Int32], items: [Item]) {
        var starts = [Int32](repeating: 0, count: groups + 1)
        for pair in pairs { starts[Int(pair.group) + 1] += 1 }
        for group in 0..<groups { starts[group + 1] += starts[group] }
        var order = [Int](repeating: 0, count: pairs.count)
        var places = starts
        for (number, pair) in pairs.enumerated() {
            order[Int(places[Int(pair.group)])] = number
            places[Int(pair.group)] += 1
        }
        return (starts, order.map { pairs[$0].item })
    }
}
