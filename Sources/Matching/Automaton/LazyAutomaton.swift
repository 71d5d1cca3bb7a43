/// Runs an automaton over folded texts, making it deterministic only as far as texts need: one per worker.
///
/// A deterministic state is a set of the automaton's states. Its row in `transitions` holds, by byte class, where each
/// byte leads, or that nobody has asked yet. Rows are kept for later texts within a budget; a full cache is thrown
/// away and the current state goes on alone, so time stays linear in the text and matches never depend on the cache.
public struct LazyAutomaton: ~Copyable {
    /// What the cache may take, in bytes: room for some thousand states.
    public static let cacheBytesMax = 4 << 20

    /// In a transition: nobody has asked yet. Above every row.
    static let unknown: UInt32 = .max
    /// In a transition: the state that it leads to accepts patterns, or is the first, in which no pattern is alive.
    static let stopBit: UInt32 = 1 << 31

    /// What is run.
    public let automaton: Automaton
    let cacheBytesMax: Int
    /// The automaton's byte classes, here to save the hot loop a load.
    let classOfByte: [UInt8]
    /// Columns of a row: one per byte class, and behind them the state's number, which saves the hot path a division.
    let stride: Int
    var transitions = Buffer<UInt32>()
    /// The set of state `s` is `members[memberStarts[s]..<memberStarts[s + 1]]`; likewise the patterns it accepts, the
    /// one that began first before the others.
    var memberStarts: [Int32] = [0]
    var members: [Int32] = []
    var acceptStarts = Buffer<Int32>()
    var accepts = Buffer<Automaton.Accepted>()
    /// Finds a set's state: open addressing, state + 1 or 0; a power of two in size.
    var index: [Int32] = []
    /// The set under construction, and which of the automaton's states are in it (those marked `mark`).
    var candidate: [Int32] = []
    var marks: Buffer<UInt32>
    var mark: UInt32 = 0
    /// The states on the way back to a match's beginning, and those a byte before.
    var backward = Buffer<Int32>()
    var backwardNext = Buffer<Int32>()
    /// Edges looked at so far, in both directions: what a text cost beyond a few instructions a byte.
    public internal(set) var edgesVisited = 0

    /// Runs `automaton`, with nothing determinised yet.
    public init(_ automaton: Automaton, cacheBytesMax: Int = Self.cacheBytesMax) {
        self.automaton = automaton
        self.cacheBytesMax = cacheBytesMax
        classOfByte = automaton.classes.classOfByte
        stride = automaton.classes.count + 1
        marks = Buffer(repeating: 0, count: automaton.stateCount)
        clear()
    }

    /// The row in which a field begins.
    var firstRow: UInt32 { automaton.fieldStart == nil ? 0 : UInt32(stride) }

    /// How many states there are now.
    var stateCount: Int { memberStarts.count - 1 }

    /// What the cache takes now, in bytes.
    public var cacheBytes: Int {
        4 * (transitions.count + members.count + 2 * accepts.count + 2 * memberStarts.count + index.count)
    }

    /// Where `byte` leads from the state of `row`: a transition, now known unless the cache was thrown away for it.
    mutating func determinise(from row: UInt32, over byte: UInt8) -> UInt32 {
        let state = Int(row) / stride
        let place = Int(row) + Int(classOfByte[Int(byte)])
        if byte == FoldedText.separator && isBetweenWords(state) {
            transitions[place] = row
            return row
        }
        collect(from: state, over: byte)
        if let known = find() {
            transitions[place] = known
            return known
        }
        let rowBytes = 4 * (stride + candidate.count + 4)
        if cacheBytes + rowBytes > cacheBytesMax && stateCount > 1 {
            clear()
            return find() ?? insert()
        }
        let made = insert()
        transitions[place] = made
        return made
    }

    /// Whether a state was reached over a separator: more separators change nothing, and nothing is accepted twice.
    private func isBetweenWords(_ state: Int) -> Bool {
        memberStarts[state] < memberStarts[state + 1] && members[Int(memberStarts[state + 1]) - 1] == Automaton.root
    }

    /// Forgets all states but the first, which is the empty set: no pattern has begun; and the one in which a field begins,
    /// where a pattern asks for that.
    private mutating func clear() {
        transitions.truncate(to: 0)
        members.removeAll(keepingCapacity: true)
        accepts.truncate(to: 0)
        memberStarts.removeAll(keepingCapacity: true)
        acceptStarts.truncate(to: 0)
        memberStarts.append(0)
        acceptStarts.append(0)
        index = [Int32](repeating: 0, count: 256)
        let pending = candidate
        candidate.removeAll(keepingCapacity: true)
        _ = insert()
        if let fieldStart = automaton.fieldStart {
            candidate.append(fieldStart)
            _ = insert()
        }
        candidate = pending
    }

    /// Collects in `candidate` the set that `byte` leads to from `state`, in the order of its patterns' beginnings.
    private mutating func collect(from state: Int, over byte: UInt8) {
        candidate.removeAll(keepingCapacity: true)
        beginMarks()
        for place in Int(memberStarts[state])..<Int(memberStarts[state + 1]) {
            let member = Int(members[place])
            let edges = automaton.edgeStarts[member]..<automaton.edgeStarts[member + 1]
            edgesVisited &+= edges.count
            for edge in edges {
                let edge = automaton.edges[Int(edge)]
                if edge.first <= byte && byte <= edge.last { include(edge.target) }
            }
        }
        if byte == FoldedText.separator { include(Automaton.root) }
        if byte == FoldedText.fieldBreak, let fieldStart = automaton.fieldStart { include(fieldStart) }
    }

    /// Forgets which states are marked.
    mutating func beginMarks() {
        mark &+= 1
        if mark == 0 {
            marks.fill(with: 0)
            mark = 1
        }
    }

    private mutating func include(_ state: Int32) {
        if marks[Int(state)] == mark { return }
        marks[Int(state)] = mark
        candidate.append(state)
    }

    /// The transition to the state of `candidate`, if there is one.
    private func find() -> UInt32? {
        var slot = hashOfCandidate & (index.count - 1)
        while index[slot] != 0 {
            let state = Int(index[slot]) - 1
            if members[Int(memberStarts[state])..<Int(memberStarts[state + 1])].elementsEqual(candidate) {
                return transition(to: state)
            }
            slot = (slot + 1) & (index.count - 1)
        }
        return nil
    }

    /// Makes the state of `candidate`.
    private mutating func insert() -> UInt32 {
        let state = stateCount
        transitions.reserve(stride)
        for _ in 0..<stride - 1 { transitions.appendReserved(Self.unknown) }
        transitions.append(UInt32(state))
        for member in candidate {
            members.append(member)
            let range = automaton.acceptStarts[Int(member)]..<automaton.acceptStarts[Int(member) + 1]
            for place in range { accept(automaton.accepts[Int(place)], in: state) }
        }
        memberStarts.append(Int32(members.count))
        acceptStarts.append(Int32(accepts.count))
        if 2 * stateCount > index.count { growIndex() }
        var slot = hashOfCandidate & (index.count - 1)
        while index[slot] != 0 { slot = (slot + 1) & (index.count - 1) }
        index[slot] = Int32(state + 1)
        return transition(to: state)
    }

    /// Adds a pattern to what the newest state accepts; of one that ends there with different numbers of words the shortest.
    private mutating func accept(_ accepted: Automaton.Accepted, in state: Int) {
        accepts.append(accepted)
        guard accepted.isOneOfSeveral else { return }
        var place = Int(acceptStarts[state])
        while accepts[place].pattern != accepted.pattern { place += 1 }
        if place == accepts.count - 1 { return }
        // The set is in the order of beginnings, so the one there is longer.
        for later in place + 1..<accepts.count { accepts[later - 1] = accepts[later] }
        accepts.truncate(to: accepts.count - 1)
    }

    private func transition(to state: Int) -> UInt32 {
        let row = UInt32(state * stride)
        return state == 0 || acceptStarts[state] < acceptStarts[state + 1] ? row | Self.stopBit : row
    }

    private mutating func growIndex() {
        let old = index
        index = [Int32](repeating: 0, count: 2 * old.count)
        for entry in old where entry != 0 {
            let state = Int(entry) - 1
            var slot = Self.hash(members[Int(memberStarts[state])..<Int(memberStarts[state + 1])]) & (index.count - 1)
            while index[slot] != 0 { slot = (slot + 1) & (index.count - 1) }
            index[slot] = entry
        }
    }

    private var hashOfCandidate: Int { Self.hash(candidate[...]) }

    /// FNV-1a over the states' numbers (http://www.isthe.com/chongo/tech/comp/fnv/).
    private static func hash(_ states: ArraySlice<Int32>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for state in states { hash = (hash ^ UInt64(UInt32(bitPattern: state))) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
    }
}
