/// Builds an automaton's states pattern by pattern; phrases with a common beginning share its states, and a phrase that was added
/// before its number.
public struct AutomatonBuilder {
    /// A state that accepts a pattern.
    struct Accept {
        var state: Int32
        var accepted: Automaton.Accepted
    }

    /// A state in which phrases end or go on, and how many words they have up to there.
    private struct End {
        var state: Int32
        var wordCount: Int
    }

    /// An element other than a word, and where it begins.
    private struct Branch: Hashable {
        var state: Int32
        var element: Phrase.Element
    }

    static let separator = FoldedText.separator...FoldedText.separator

    /// The edges of words, a tree, stand apart from the others, so that a word's next letter is looked for there alone.
    private(set) var letterEdges = EdgeLists()
    private(set) var otherEdges = EdgeLists()
    var accepts: [Accept] = []
    /// By state: the phrase that ends in it, -1 for none. The same state means the same phrase.
    private var phraseOfState: [Int32] = []
    /// By pattern: how many words a match has at least and at most.
    private(set) var words: [ClosedRange<Int>] = []
    /// Where an element leads, to the state behind its separator.
    private var branches: [Branch: Int32] = [:]
    /// The state in which a field's first word begins, once an expression asks for it; and the one before its separator.
    var fieldStart: Int32?
    var fieldRoot: Int32?
    /// Whether an expression asks for a field's end.
    var asksForFieldEnd = false

    /// How many patterns there are.
    public var patternCount: Int { words.count }

    /// Without patterns.
    public init() {}

    /// Adds a phrase; the number of the one that says the same, where there is one.
    public mutating func number(of phrase: Phrase) -> PatternID {
        let ends = ends(of: phrase)
        return known(endingIn: ends[0].state) ?? add(phrase.words, endingIn: ends)
    }

    /// Adds an expression.
    public mutating func add(_ expression: RegularExpression) -> PatternID {
        let number = words.count
        words.append(expression.automaton.words)
        add(expression.automaton, as: Int32(number))
        return number
    }

    /// Adds a pattern that gets a number of its own in any case.
    mutating func add(_ pattern: Pattern) {
        switch pattern {
        case .phrase(let phrase): _ = add(phrase.words, endingIn: ends(of: phrase))
        case .expression(let expression): _ = add(expression)
        }
    }

    /// The states in which a phrase ends, one for each number of words that it can have, the shortest first.
    private mutating func ends(of phrase: Phrase) -> [End] {
        phrase.elements.reduce([End(state: Automaton.root, wordCount: 0)]) { ends, element in
            if element == .time { return addTime(to: ends) }
            return ends.map { End(state: add(element, to: $0.state), wordCount: $0.wordCount + 1) }
        }
    }

    private func known(endingIn state: Int32) -> PatternID? {
        guard phraseOfState.indices.contains(Int(state)), phraseOfState[Int(state)] >= 0 else { return nil }
        return PatternID(phraseOfState[Int(state)])
    }

    private mutating func add(_ range: ClosedRange<Int>, endingIn ends: [End]) -> PatternID {
        let number = words.count
        words.append(range)
        for end in ends {
            accepts.append(
                Accept(
                    state: end.state,
                    accepted: .init(
                        pattern: Int32(number), wordCount: Int16(end.wordCount), isOneOfSeveral: ends.count > 1)))
        }
        let missing = Int(letterEdges.stateCount) - phraseOfState.count
        if missing > 0 { phraseOfState.append(contentsOf: repeatElement(-1, count: missing)) }
        phraseOfState[Int(ends[0].state)] = Int32(number)
        return number
    }

    /// Adds a word, beginning or slot of one word; the state behind its separator.
    private mutating func add(_ element: Phrase.Element, to state: Int32) -> Int32 {
        if case .word(let bytes) = element {
            return child(of: chain(bytes, from: state), over: FoldedText.separator)
        }
        let branch = Branch(state: state, element: element)
        if let known = branches[branch] { return known }
        let end = makeState()
        branches[branch] = end
        switch element {
        case .word, .time: break
        case .number: loop(from: state, over: ByteRanges.digits, to: end)
        case .any: loop(from: state, over: ByteRanges.word, to: end)
        case .prefix(let bytes):
            let beginning = chain(bytes, from: state)
            link(beginning, over: Self.separator, to: end)
            loop(from: beginning, over: ByteRanges.word, to: end)
        case .similar(let bytes): addSimilar(to: bytes, from: state, to: end)
        }
        return end
    }

    /// Adds a time of day behind states of different numbers of words; the states behind its separator, likewise.
    private mutating func addTime(to ends: [End]) -> [End] {
        let time = TimeOfDay.automaton
        let branch = Branch(state: ends[0].state, element: .time)
        let counts = ends[0].wordCount + time.words.lowerBound...ends[ends.count - 1].wordCount + time.words.upperBound
        func behind(_ first: Int32) -> [End] {
            counts.map { End(state: first + Int32($0 - counts.lowerBound), wordCount: $0) }
        }
        // The states before a time stand for a phrase's beginning, the first of them for all.
        if let known = branches[branch] { return behind(known) }
        let first = letterEdges.stateCount
        branches[branch] = first
        for _ in counts { _ = makeState() }
        for end in ends {
            let states = addPositions(of: time, from: end.state, fieldRoot: nil)
            for (position, state) in zip(time.positions, states) where position.exits.accepts {
                let count = end.wordCount + position.wordCount
                link(state, over: Self.separator, to: first + Int32(count - counts.lowerBound))
            }
        }
        return behind(first)
    }

    /// The state behind these bytes.
    private mutating func chain(_ bytes: [UInt8], from state: Int32) -> Int32 {
        var state = state
        for byte in bytes { state = child(of: state, over: byte) }
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

    private mutating func child(of state: Int32, over byte: UInt8) -> Int32 {
        if let known = letterEdges.target(of: state, over: byte) { return known }
        let child = makeState()
        letterEdges.append(Automaton.Edge(first: byte, last: byte, target: child), to: state)
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
}
