/// Builds an automaton's states pattern by pattern; phrases with a common beginning share its states.
struct AutomatonBuilder {
    private struct Accept {
        var state: Int32
        var pattern: Int32
    }

    /// An element other than a word, and where it begins.
    private struct Branch: Hashable {
        var state: Int32
        var element: Phrase.Element
    }

    private static let separator = FoldedText.separator...FoldedText.separator

    /// The edges of words, a tree, stand apart from the others, so that a word's next letter is looked for there alone.
    private var letterEdges = EdgeLists()
    private var otherEdges = EdgeLists()
    private var accepts: [Accept] = []
    /// Where an element leads, to the state behind its separator.
    private var branches: [Branch: Int32] = [:]
    /// The state in which a field's first word begins, once an expression asks for it; and the one before its separator.
    private(set) var fieldStart: Int32?
    private(set) var fieldRoot: Int32?
    /// Whether an expression asks for a field's end.
    private(set) var asksForFieldEnd = false

    mutating func add(_ pattern: Pattern, as number: Int32) {
        switch pattern {
        case .phrase(let phrase):
            var state = Automaton.root
            for element in phrase.elements { state = add(element, to: state) }
            accepts.append(Accept(state: state, pattern: number))
        case .expression(let expression):
            add(expression.automaton, as: number)
        }
    }

    /// Adds a word, beginning or slot; the state behind its separator.
    private mutating func add(_ element: Phrase.Element, to state: Int32) -> Int32 {
        if case .word(let bytes) = element {
            return child(of: chain(bytes, from: state), over: Self.separator)
        }
        let branch = Branch(state: state, element: element)
        if let known = branches[branch] { return known }
        let end = makeState()
        branches[branch] = end
        switch element {
        case .word: break
        case .number: loop(from: state, over: ByteRanges.digits, to: end)
        case .any: loop(from: state, over: ByteRanges.word, to: end)
        case .prefix(let bytes):
            let beginning = chain(bytes, from: state)
            link(beginning, over: Self.separator, to: end)
            loop(from: beginning, over: ByteRanges.word, to: end)
        case .similar(let bytes): addSimilar(to: bytes, from: state, to: end)
        case .time:
            let states = addPositions(of: TimeOfDay.automaton, from: state, fieldRoot: nil)
            for (position, inside) in zip(TimeOfDay.automaton.positions, states) where position.exits.accepts {
                link(inside, over: Self.separator, to: end)
            }
        }
        return end
    }

    /// The state behind these bytes.
    private mutating func chain(_ bytes: [UInt8], from state: Int32) -> Int32 {
        var state = state
        for byte in bytes { state = child(of: state, over: byte...byte) }
        return state
    }

    /// One or more bytes out of `ranges`, then a separator.
    private mutating func loop(from state: Int32, over ranges: [ClosedRange<UInt8>], to end: Int32) {
        let looping = makeState()
        for range in ranges {
            link(state, over: range, to: looping)
            link(looping, over: range, to: looping)
        }
        link(looping, over: Self.separator, to: end)
    }

    private mutating func add(_ automaton: PositionAutomaton, as pattern: Int32) {
        if !automaton.startsAtField.isEmpty && fieldRoot == nil {
            let start = makeState()
            let root = makeState()
            link(start, over: Self.separator, to: root)
            (fieldStart, fieldRoot) = (start, root)
        }
        let states = addPositions(of: automaton, from: Automaton.root, fieldRoot: fieldRoot)
        let exits = automaton.positions.map(\.exits)
        if exits.contains(where: { $0.accepts }) {
            let end = makeState()
            for (exit, state) in zip(exits, states) where exit.accepts { link(state, over: Self.separator, to: end) }
            accepts.append(Accept(state: end, pattern: pattern))
        }
        if exits.contains(where: { $0.acceptsAtFieldEnd }) {
            asksForFieldEnd = true
            let last = makeState()
            let end = makeState()
            for (exit, state) in zip(exits, states) where exit.acceptsAtFieldEnd {
                link(state, over: Self.separator, to: last)
            }
            link(last, over: FoldedText.fieldBreak...FoldedText.fieldBreak, to: end)
            accepts.append(Accept(state: end, pattern: pattern))
        }
    }

    /// Adds an expression's positions as states; these in their order.
    private mutating func addPositions(
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

    private mutating func child(of state: Int32, over range: ClosedRange<UInt8>) -> Int32 {
        if let known = letterEdges.target(of: state, over: range.lowerBound) { return known }
        let child = makeState()
        letterEdges.append(Automaton.Edge(first: range.lowerBound, last: range.upperBound, target: child), to: state)
        return child
    }

    mutating func makeState() -> Int32 {
        letterEdges.addState()
        otherEdges.addState()
        return letterEdges.stateCount - 1
    }

    mutating func link(_ state: Int32, over range: ClosedRange<UInt8>, to target: Int32) {
        otherEdges.append(Automaton.Edge(first: range.lowerBound, last: range.upperBound, target: target), to: state)
    }

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
    func acceptsByState() -> (starts: [Int32], items: [Int32]) {
        Self.grouped(accepts.map { (group: $0.state, item: $0.pattern) }, groups: Int(letterEdges.stateCount))
    }

    /// All states that accept a pattern, pattern by pattern.
    func statesByPattern(count: Int) -> (starts: [Int32], items: [Int32]) {
        Self.grouped(accepts.map { (group: $0.pattern, item: $0.state) }, groups: count)
    }

    /// Items by their groups, in their order: group `g` has `items[starts[g]..<starts[g + 1]]`.
    private static func grouped(
        _ pairs: [(group: Int32, item: Int32)], groups: Int
    ) -> (starts: [Int32], items: [Int32]) {
        var starts = [Int32](repeating: 0, count: groups + 1)
        for pair in pairs { starts[Int(pair.group) + 1] += 1 }
        for group in 0..<groups { starts[group + 1] += starts[group] }
        var items = [Int32](repeating: 0, count: pairs.count)
        var places = starts
        for pair in pairs {
            items[Int(places[Int(pair.group)])] = pair.item
            places[Int(pair.group)] += 1
        }
        return (starts, items)
    }
}
