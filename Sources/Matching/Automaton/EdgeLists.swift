/// Edges by the state they leave, while an automaton is built.
struct EdgeLists {
    private struct Link {
        var edge: Automaton.Edge
        var next: Int32
    }

    private static let none: Int32 = -1

    /// Each state's newest edge; each edge names the one before it. At first there is one state.
    private var heads: [Int32] = [none]
    private var links: [Link] = []

    /// How many edges there are.
    var count: Int { links.count }

    /// How many states there are.
    var stateCount: Int32 { Int32(heads.count) }

    mutating func addState() { heads.append(Self.none) }

    mutating func append(_ edge: Automaton.Edge, to state: Int32) {
        links.append(Link(edge: edge, next: heads[Int(state)]))
        heads[Int(state)] = Int32(links.count - 1)
    }

    /// Where the edge of a state that begins with `byte` leads, nil where there is none.
    func target(of state: Int32, over byte: UInt8) -> Int32? {
        var index = heads[Int(state)]
        while index != Self.none {
            let link = links[Int(index)]
            if link.edge.first == byte { return link.edge.target }
            index = link.next
        }
        return nil
    }

    func forEach(of state: Int32, _ body: (Automaton.Edge) -> Void) {
        var index = heads[Int(state)]
        while index != Self.none {
            body(links[Int(index)].edge)
            index = links[Int(index)].next
        }
    }
}
