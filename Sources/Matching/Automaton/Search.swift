/// One pass of a `LazyAutomaton` over a folded text: where it stands and what it has just found.
public struct Search {
    /// The word whose end was matched last.
    public private(set) var lastWord = 0
    /// Where the matched patterns stand in the automaton's cache.
    var found: Range<Int> = 0..<0
    private var position = 0
    private var row: UInt32 = 0

    /// A search at the beginning of a text.
    public init() {}

    /// How many patterns end with `lastWord`.
    public var foundCount: Int { found.count }

    /// Goes on to the next word at which patterns end; false at the end of the text.
    public mutating func advance(_ automaton: inout LazyAutomaton, over text: borrowing FoldedText) -> Bool {
        while position < text.byteCount {
            let transition = Self.run(
                over: text.bytes.span, end: text.byteCount, from: &position, row: &row,
                classes: automaton.classOfByte.span, transitions: automaton.transitions.span)
            let next =
                transition == LazyAutomaton.unknown
                ? automaton.determinise(from: row, over: text.bytes[position - 1]) : transition
            row = next & ~LazyAutomaton.acceptBit
            if next & LazyAutomaton.acceptBit != 0 {
                // Patterns are accepted at the separator behind their last word.
                while Int(text.words[lastWord].foldedEnd) < position - 1 { lastWord &+= 1 }
                found = automaton.accepts(of: row)
                return true
            }
        }
        return false
    }

    /// The hot loop: one load for each byte that waits for the one before. Stops behind a byte whose transition is
    /// unknown or accepts, and returns that; at the end it returns the last row.
    private static func run(
        over bytes: Span<UInt8>, end: Int, from position: inout Int, row: inout UInt32, classes: Span<UInt8>,
        transitions: Span<UInt32>
    ) -> UInt32 {
        var current = Int(row)
        var place = position
        while place < end {
            // Unchecked: `end` is at most the bytes' count; `classes` has an entry for each byte; a row and a class are an index into `transitions`.
            let byteClass = classes[unchecked: Int(bytes[unchecked: place])]
            // The column is taken first: then nothing but the load itself waits for the one before.
            let column = transitions.extracting(
                unchecked: Range(uncheckedBounds: (Int(byteClass), transitions.count)))
            let transition = column[unchecked: current]
            place &+= 1
            if transition >= LazyAutomaton.acceptBit {
                position = place
                row = UInt32(truncatingIfNeeded: current)
                return transition
            }
            current = Int(transition)
        }
        position = place
        row = UInt32(truncatingIfNeeded: current)
        return row
    }
}

extension LazyAutomaton {
    /// Where the patterns that the state of `row` accepts stand.
    func accepts(of row: UInt32) -> Range<Int> {
        let state = Int(transitions[Int(row) + stride - 1])
        return Int(acceptStarts[state])..<Int(acceptStarts[state + 1])
    }

    /// A pattern that `search` has just found, by its number among `foundCount`, the one that began first before others.
    public func pattern(_ number: Int, of search: Search) -> PatternID {
        PatternID(accepts[search.found.lowerBound &+ number])
    }
}
