/// A pattern found in a text, by the places of its words.
public struct Match: BitwiseCopyable, Sendable, Equatable {
    /// The pattern: a `PatternID`.
    public var pattern: Int32
    /// Its first word.
    public var firstWord: Int32
    /// Its last word.
    public var lastWord: Int32
}

/// One pass over a folded text.
extension LazyAutomaton {
    /// Where a pass stands.
    private struct Place {
        /// The next byte.
        var position = 0
        var row: UInt32 = 0
        /// A word that does not end behind the next byte: the one that was looked at last.
        var word = 0
    }

    /// Appends all matches in `text` to `matches`, in the order of their last words, of those the one that began first
    /// before others. Linear in the text and its matches.
    public mutating func findAll(in text: borrowing FoldedText, into matches: inout Buffer<Match>) {
        var place = Place()
        while place.position < text.byteCount {
            let transition = Self.run(
                over: text.bytes.span, end: text.byteCount, from: &place, classes: classOfByte.span,
                transitions: transitions.span)
            let next =
                transition == Self.unknown
                ? determinise(from: place.row, over: text.bytes[place.position &- 1]) : transition
            place.row = next & ~Self.acceptBit
            if next & Self.acceptBit != 0 {
                accept(at: &place, of: text.words.span, into: &matches)
            } else if next == 0 {
                skipWord(at: &place, of: text)
            }
        }
    }

    /// The hot loop: one load for each byte that waits for the one before. Stops behind a byte whose transition is
    /// unknown, accepts or leads to row 0, where no pattern is alive, and returns that; at the end it returns the last row.
    @inline(__always)
    private static func run(
        over bytes: Span<UInt8>, end: Int, from start: inout Place, classes: Span<UInt8>, transitions: Span<UInt32>
    ) -> UInt32 {
        var current = Int(start.row)
        var place = start.position
        while place < end {
            // Unchecked: `end` is at most the bytes' count; `classes` has an entry for each byte; a row and a class are an index into `transitions`.
            let byteClass = classes[unchecked: Int(bytes[unchecked: place])]
            // The column is taken first: then nothing but the load itself waits for the one before.
            let column = transitions.extracting(
                unchecked: Range(uncheckedBounds: (Int(byteClass), transitions.count)))
            let transition = column[unchecked: current]
            place &+= 1
            // One comparison for row 0, and for all above the rows.
            if transition &- 1 >= acceptBit &- 1 {
                start.position = place
                start.row = UInt32(truncatingIfNeeded: current)
                return transition
            }
            current = Int(transition)
        }
        start.position = place
        return UInt32(truncatingIfNeeded: current)
    }

    /// Goes to the end of the word at hand, which can begin no pattern any more. A field break is no word's: the next one
    /// begins behind it.
    private func skipWord(at place: inout Place, of text: borrowing FoldedText) {
        while place.word < text.wordCount {
            let word = text.words[place.word]
            if Int(word.foldedEnd) >= place.position {
                if Int(word.foldedStart) < place.position { place.position = Int(word.foldedEnd) }
                return
            }
            place.word &+= 1
        }
    }

    /// Appends the patterns that the state of the place's row accepts: at the separator behind their last word.
    @inline(never)
    private func accept(at place: inout Place, of words: Span<Word>, into matches: inout Buffer<Match>) {
        while Int(words[place.word].foldedEnd) < place.position &- 1 { place.word &+= 1 }
        // Unchecked: a row ends with its state's number, which has its range in `accepts`, whose patterns the automaton has.
        let state = Int(transitions.span[unchecked: Int(place.row) &+ stride &- 1])
        let (starts, accepts, wordCounts) = (acceptStarts.span, accepts.span, wordCounts.span)
        let lastWord = Int32(truncatingIfNeeded: place.word)
        var number = Int(starts[unchecked: state])
        let end = Int(starts[unchecked: state &+ 1])
        while number < end {
            let pattern = accepts[unchecked: number]
            let firstWord = lastWord &+ 1 &- wordCounts[unchecked: Int(pattern)]
            matches.append(Match(pattern: pattern, firstWord: firstWord, lastWord: lastWord))
            number &+= 1
        }
    }
}
