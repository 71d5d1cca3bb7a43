/// A pattern found in a text, by the places of its words.
public struct Match: BitwiseCopyable, Sendable, Hashable {
    /// The pattern: a `PatternID`.
    public var pattern: Int32
    /// Its first word.
    public var firstWord: Int32
    /// Its last word.
    public var lastWord: Int32

    /// A match by its parts.
    public init(pattern: Int32, firstWord: Int32, lastWord: Int32) {
        (self.pattern, self.firstWord, self.lastWord) = (pattern, firstWord, lastWord)
    }
}

/// One pass over a folded text.
extension LazyAutomaton {
    /// Where a pass stands.
    private struct Place {
        /// The next byte.
        var position = 0
        var row: UInt32 = 0
        /// A word that begins before the next byte: the one that was looked at last.
        var word = 0
    }

    /// Appends all matches in `text` to `matches`, in the order of their last words, of those the one that began first
    /// before others. Of a pattern whose matches vary in length the shortest for each last word. Linear in the text and its
    /// matches.
    public mutating func findAll(in text: borrowing FoldedText, into matches: inout Buffer<Match>) {
        var place = Place()
        place.row = firstRow
        while place.position < text.byteCount {
            let transition = Self.run(
                over: text.bytes.span, from: &place, classes: classOfByte.span, transitions: transitions.elements)
            if place.position > text.byteCount { break }
            let next =
                transition == Self.unknown
                ? determinise(from: place.row, over: text.bytes[place.position &- 1]) : transition
            place.row = next & ~Self.stopBit
            if next < Self.stopBit { continue }
            if place.row == 0 {
                skipWord(at: &place, of: text)
            } else {
                accept(at: &place, of: text, into: &matches)
            }
        }
        if automaton.asksForFieldEnd { endField(at: &place, of: text, into: &matches) }
    }

    /// The text's end is its last field's.
    private mutating func endField(
        at place: inout Place, of text: borrowing FoldedText, into matches: inout Buffer<Match>
    ) {
        place.position = text.byteCount &+ 1
        let known = transitions[Int(place.row) &+ Int(classOfByte[Int(FoldedText.fieldBreak)])]
        let next = known == Self.unknown ? determinise(from: place.row, over: FoldedText.fieldBreak) : known
        place.row = next & ~Self.stopBit
        if next >= Self.stopBit && place.row != 0 { accept(at: &place, of: text, into: &matches) }
    }

    /// The hot loop: one load for each byte that waits for the one before. Stops behind a byte whose transition is
    /// unknown, accepts or leads to row 0, where no pattern is alive, and returns that; at the latest behind
    /// `FoldedText.end`, whose transitions are unknown. `start` has the row from which the last transition went.
    @inline(__always)
    private static func run(
        over bytes: Span<UInt8>, from start: inout Place, classes: Span<UInt8>, transitions: UnsafePointer<UInt32>
    ) -> UInt32 {
        var current = Int(start.row)
        var place = start.position
        while true {
            // Unchecked: `FoldedText.end` ends the bytes; `classes` has an entry for each byte; a row and a class are an index into `transitions`.
            let byteClass = classes[unchecked: Int(bytes[unchecked: place])]
            // The column is taken first: then nothing but the load itself waits for the one before.
            let column = transitions + Int(byteClass)
            let transition = column[current]
            place &+= 1
            if transition >= stopBit {
                start.position = place
                start.row = UInt32(truncatingIfNeeded: current)
                return transition
            }
            current = Int(transition)
        }
    }

    /// Goes to the end of the word at hand, which can begin no pattern any more. A field break is no word's: the next one
    /// begins behind it.
    @inline(__always)
    private func skipWord(at place: inout Place, of text: borrowing FoldedText) {
        let words = text.words.span
        while place.word < text.wordCount {
            // Unchecked: there are that many words.
            let word = words[unchecked: place.word]
            if Int(word.foldedEnd) >= place.position {
                if Int(word.foldedStart) < place.position { place.position = Int(word.foldedEnd) }
                return
            }
            place.word &+= 1
        }
    }

    /// Appends the patterns that the state of the place's row accepts: at the separator behind their last word, or the field
    /// break behind that.
    @inline(never)
    private mutating func accept(
        at place: inout Place, of text: borrowing FoldedText, into matches: inout Buffer<Match>
    ) {
        let words = text.words.span
        let position = UInt32(truncatingIfNeeded: place.position &- 1)
        let wordCount = text.wordCount
        var next = place.word &+ 1
        while next < wordCount {
            // Unchecked: there are that many words.
            if words[unchecked: next].foldedEnd > position { break }
            next &+= 1
        }
        let word = next &- 1
        place.word = word
        // A row ends with its state's number, which has its range in `accepts`.
        let state = Int(transitions.elements[Int(place.row) &+ stride &- 1])
        let begin = Int(acceptStarts.elements[state])
        let end = Int(acceptStarts.elements[state &+ 1])
        let isSeparator = words[unchecked: word].foldedEnd == position
        if isSeparator && append(begin..<end, lastWord: Int32(truncatingIfNeeded: word), into: &matches) { return }
        let byte = isSeparator ? FoldedText.separator : FoldedText.fieldBreak
        acceptVarying(begin..<end, lastWord: word, over: byte, in: text, into: &matches)
    }

    /// Appends accepted patterns that end with `lastWord` if the number of words of each is known; else appends none and
    /// returns false.
    @inline(__always)
    private func append(_ range: Range<Int>, lastWord: Int32, into matches: inout Buffer<Match>) -> Bool {
        let count = matches.count
        matches.reserve(range.count)
        var next = accepts.elements + range.lowerBound
        let end = accepts.elements + range.upperBound
        while next < end {
            let accepted = next.pointee
            next += 1
            if accepted.wordCount == 0 {
                matches.truncate(to: count)
                return false
            }
            matches.appendReserved(
                Match(
                    pattern: accepted.pattern, firstWord: lastWord &+ 1 &- Int32(accepted.wordCount),
                    lastWord: lastWord))
        }
        return true
    }

    /// Appends patterns that end with `lastWord`, some of which vary in length or were accepted over the field break behind it:
    /// in the order of their first words, among those that are there already.
    private mutating func acceptVarying(
        _ range: Range<Int>, lastWord: Int, over byte: UInt8, in text: borrowing FoldedText,
        into matches: inout Buffer<Match>
    ) {
        var first = matches.count
        while first > 0 && Int(matches[first &- 1].lastWord) == lastWord { first &-= 1 }
        for place in range {
            let pattern = accepts[place].pattern
            let wordCount = Int(accepts[place].wordCount)
            let firstWord =
                wordCount > 0
                ? lastWord &+ 1 &- wordCount
                : firstWord(of: PatternID(pattern), endingWith: lastWord, acceptedOver: byte, in: text)
            guard let firstWord, !holds(pattern, from: first, of: matches) else { continue }
            let match = Match(
                pattern: pattern, firstWord: Int32(truncatingIfNeeded: firstWord),
                lastWord: Int32(truncatingIfNeeded: lastWord))
            matches.append(match)
            var number = matches.count &- 1
            while number > first && matches[number &- 1].firstWord > match.firstWord {
                matches[number] = matches[number &- 1]
                number &-= 1
            }
            matches[number] = match
        }
    }

    /// Whether a pattern is among the matches from `first` on: accepted over the separator, it need not be over the field break.
    private func holds(_ pattern: Int32, from first: Int, of matches: borrowing Buffer<Match>) -> Bool {
        for number in first..<matches.count where matches[number].pattern == pattern { return true }
        return false
    }
}
