/// An automaton's edges the other way round: from where a match ends to where it begins.
struct ReversedEdges: Sendable {
    /// The edges into state `s` are `edges[starts[s]..<starts[s + 1]]`; each one's `target` is the state that it leaves.
    let starts: [Int32]
    let edges: [Automaton.Edge]
    /// The states that accept pattern `p` are `acceptingStates[acceptingStarts[p]..<acceptingStarts[p + 1]]`.
    let acceptingStarts: [Int32]
    let acceptingStates: [Int32]

    init(
        of forward: [Automaton.Edge], from forwardStarts: [Int32], accepting: (starts: [Int32], items: [Int32])
    ) {
        let stateCount = forwardStarts.count - 1
        var starts = [Int32](repeating: 0, count: stateCount + 1)
        for edge in forward { starts[Int(edge.target) + 1] += 1 }
        for state in 0..<stateCount { starts[state + 1] += starts[state] }
        var edges = forward
        var places = starts
        for state in 0..<stateCount {
            for place in forwardStarts[state]..<forwardStarts[state + 1] {
                var edge = forward[Int(place)]
                let target = Int(edge.target)
                edge.target = Int32(state)
                edges[Int(places[target])] = edge
                places[target] += 1
            }
        }
        self.starts = starts
        self.edges = edges
        (acceptingStarts, acceptingStates) = (accepting.starts, accepting.items)
    }
}
