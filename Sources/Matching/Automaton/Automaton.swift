/// All patterns in one nondeterministic automaton over folded bytes: immutable, shared by all workers.
///
/// It is a trie whose edges are byte ranges, without empty moves, so that slots (and later prefixes and regular
/// expressions, by Glushkov's construction) are loops in it. A separator always leads to the root as well: patterns
/// begin at words. Patterns end with the separator after their last word, which is where they are accepted.
/// `LazyAutomaton` runs it.
public final class Automaton: Sendable {
    /// One way on: any byte in `first...last` leads to `target`.
    struct Edge: Sendable {
        var first: UInt8
        var last: UInt8
        var target: Int32
    }

    /// The state in which every word begins.
    static let root: Int32 = 0

    /// The edges of state `s` are `edges[edgeStarts[s]..<edgeStarts[s + 1]]`; likewise the patterns it accepts.
    let edgeStarts: [Int32]
    let edges: [Edge]
    let acceptStarts: [Int32]
    let accepts: [Int32]
    /// Bytes that no edge tells apart share a class, which keeps the rows of the determinised table short.
    let classes: ByteClasses
    /// How many words each pattern has; its last word's place less this is its first's.
    public let wordCounts: [Int32]
    /// The largest of `wordCounts`.
    public let wordCountMax: Int32

    /// How many states there are.
    var stateCount: Int { edgeStarts.count - 1 }

    /// Builds the automaton of these phrases; `PatternID` is the place in the list.
    public init(phrases: [Phrase]) {
        var builder = AutomatonBuilder()
        for (pattern, phrase) in phrases.enumerated() { builder.add(phrase, as: Int32(pattern)) }
        (edgeStarts, edges) = builder.edgesByState()
        (acceptStarts, accepts) = builder.acceptsByState()
        classes = ByteClasses(of: edges)
        wordCounts = phrases.map { Int32($0.elements.count) }
        wordCountMax = wordCounts.max() ?? 0
    }
}
