/// All patterns in one nondeterministic automaton over folded bytes: immutable, shared by all workers.
///
/// Its edges are byte ranges, and it has no empty moves: phrases make a tree, in which slots and beginnings are loops and
/// typos a second chain; regular expressions are Glushkov's automata beside it. A separator always leads to the root as
/// well: patterns begin at words. Patterns end with the separator after their last word, which is where they are accepted,
/// or with the field break behind it where they ask for the field's end. `LazyAutomaton` runs it.
public final class Automaton: Sendable {
    /// One way on: any byte in `first...last` leads to `target`.
    struct Edge: Sendable {
        var first: UInt8
        var last: UInt8
        var target: Int32
    }

    /// A pattern that a state accepts, and how many words it has when it ends there: its last word's place less that is its
    /// first's. 0 where that varies.
    struct Accepted: BitwiseCopyable, Sendable {
        var pattern: Int32
        var wordCount: Int16
        /// Whether the pattern ends in other states too, with other numbers of words.
        var isOneOfSeveral = false
    }

    /// The state in which every word begins.
    static let root: Int32 = 0

    /// The edges of state `s` are `edges[edgeStarts[s]..<edgeStarts[s + 1]]`; likewise the patterns it accepts.
    let edgeStarts: [Int32]
    let edges: [Edge]
    let acceptStarts: [Int32]
    let accepts: [Accepted]
    /// The state before a field, and the one in which its first word begins; nil where no pattern asks for that.
    let fieldStart: Int32?
    let fieldRoot: Int32?
    /// Whether a pattern asks for a field's end.
    let asksForFieldEnd: Bool
    /// The edges the other way round, for patterns whose matches vary in length.
    let reversed: ReversedEdges?
    /// Bytes that no edge tells apart share a class, which keeps the rows of the determinised table short.
    let classes: ByteClasses
    /// The most words that a match can have.
    public let wordCountMax: Int32

    /// How many states there are.
    var stateCount: Int { edgeStarts.count - 1 }

    /// The automaton of these patterns; `PatternID` is the place in the list.
    public convenience init(patterns: [Pattern]) {
        var builder = AutomatonBuilder()
        for pattern in patterns { builder.add(pattern) }
        self.init(builder)
    }

    /// The automaton of the patterns that were added.
    public init(_ builder: AutomatonBuilder) {
        (edgeStarts, edges) = builder.edgesByState()
        (acceptStarts, accepts) = builder.acceptsByState()
        (fieldStart, fieldRoot, asksForFieldEnd) = (builder.fieldStart, builder.fieldRoot, builder.asksForFieldEnd)
        classes = ByteClasses(of: edges)
        wordCountMax = Int32(builder.words.map(\.upperBound).max() ?? 0)
        reversed =
            accepts.contains { $0.wordCount == 0 }
            ? ReversedEdges(of: edges, from: edgeStarts, accepting: builder.statesByPattern())
            : nil
    }
}
