/// Builds an automaton's states phrase by phrase; phrases with a common beginning share its states.
struct AutomatonBuilder {
    private struct Link {
        var edge: Automaton.Edge
        var next: Int32
    }

    private struct Accept {
        var state: Int32
        var pattern: Int32
    }

    private static let none: Int32 = -1
    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

    /// Each state's newest edge; each edge names the one before it.
    private var heads: [Int32] = [none]
    private var links: [Link] = []
    private var accepts: [Accept] = []

    mutating func add(_ phrase: Phrase, as pattern: Int32) {
        var state = Automaton.root
        for element in phrase.elements {
            switch element {
            case .word(let bytes):
                for byte in bytes { state = child(of: state, over: byte...byte) }
            case .number:
                state = loop(from: state, over: [Self.digits])
            case .any:
                // Every byte of a word: all but the field break and the separator.
                state = loop(from: state, over: [1...(FoldedText.separator - 1), (FoldedText.separator + 1)...255])
            }
            state = child(of: state, over: FoldedText.separator...FoldedText.separator)
        }
        accepts.append(Accept(state: state, pattern: pattern))
    }

    /// A state reached by one or more bytes out of `ranges`.
    private mutating func loop(from state: Int32, over ranges: [ClosedRange<UInt8>]) -> Int32 {
        if let known = target(of: state, over: ranges[0]) { return known }
        let looping = makeState()
        for range in ranges {
            link(state, over: range, to: looping)
            link(looping, over: range, to: looping)
        }
        return looping
    }

    private mutating func child(of state: Int32, over range: ClosedRange<UInt8>) -> Int32 {
        if let known = target(of: state, over: range) { return known }
        let child = makeState()
        link(state, over: range, to: child)
        return child
    }

    private func target(of state: Int32, over range: ClosedRange<UInt8>) -> Int32? {
        var index = heads[Int(state)]
        while index != Self.none {
            let link = links[Int(index)]
            if link.edge.first == range.lowerBound && link.edge.last == range.upperBound && link.edge.target != state {
                return link.edge.target
            }
            index = link.next
        }
        return nil
    }

    private mutating func makeState() -> Int32 {
        heads.append(Self.none)
        return Int32(heads.count - 1)
    }

    private mutating func link(_ state: Int32, over range: ClosedRange<UInt8>, to target: Int32) {
        let edge = Automaton.Edge(first: range.lowerBound, last: range.upperBound, target: target)
        links.append(Link(edge: edge, next: heads[Int(state)]))
        heads[Int(state)] = Int32(links.count - 1)
    }

    /// All edges, state by state.
    func edgesByState() -> (starts: [Int32], edges: [Automaton.Edge]) {
        var starts: [Int32] = [0]
        var edges: [Automaton.Edge] = []
        starts.reserveCapacity(heads.count + 1)
        edges.reserveCapacity(links.count)
        for head in heads {
            var index = head
            while index != Self.none {
                edges.append(links[Int(index)].edge)
                index = links[Int(index)].next
            }
            starts.append(Int32(edges.count))
        }
        return (starts, edges)
    }

    /// All accepted patterns, state by state.
    func acceptsByState() -> (starts: [Int32], patterns: [Int32]) {
        var starts = [Int32](repeating: 0, count: heads.count + 1)
        for accept in accepts { starts[Int(accept.state) + 1] += 1 }
        for state in heads.indices { starts[state + 1] += starts[state] }
        var patterns = [Int32](repeating: 0, count: accepts.count)
        var places = starts
        for accept in accepts {
            patterns[Int(places[Int(accept.state)])] = accept.pattern
            places[Int(accept.state)] += 1
        }
        return (starts, patterns)
    }
}
