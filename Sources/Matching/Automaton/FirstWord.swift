/// Where a match of varying length begins: its pattern's edges are followed backwards from its end, until they reach the
/// root at a word's beginning. The beginning that comes first is taken, so the match is the shortest that ends there.
///
/// Linear in the text: from each end the way back is at most `Phrase.wordsMax` words, so no word is read more often than
/// that for each pattern.
extension LazyAutomaton {
    /// The first word of the shortest match of `pattern` that ends with `lastWord` and was accepted over `end`; nil where it
    /// has more words than `Phrase.wordsMax`.
    mutating func firstWord(
        of pattern: PatternID, endingWith lastWord: Int, acceptedOver end: UInt8, in text: borrowing FoldedText
    ) -> Int? {
        guard let reversed = automaton.reversed else { return nil }
        backward.truncate(to: 0)
        for place in reversed.acceptingStarts[pattern]..<reversed.acceptingStarts[pattern + 1] {
            backward.append(reversed.acceptingStates[Int(place)])
        }
        stepBack(over: end, by: reversed)
        if end == FoldedText.fieldBreak { stepBack(over: FoldedText.separator, by: reversed) }
        let (bytes, words) = (text.bytes.span, text.words.span)
        var word = lastWord
        while backward.count > 0 {
            var place = Int(words[word].foldedEnd)
            let start = Int(words[word].foldedStart)
            while place > start && backward.count > 0 {
                place &-= 1
                stepBack(over: bytes[place], by: reversed)
            }
            let isFirst = text.isFirstOfField(word)
            if begins(isFirstOfField: isFirst) { return word }
            if isFirst || lastWord &- word &+ 1 >= Phrase.wordsMax { return nil }
            stepBack(over: FoldedText.separator, by: reversed)
            word &-= 1
        }
        return nil
    }

    /// Whether a match begins where the way back has come to, a word's beginning.
    private func begins(isFirstOfField: Bool) -> Bool {
        for number in 0..<backward.count {
            let state = backward[number]
            if state == Automaton.root || isFirstOfField && state == automaton.fieldRoot { return true }
        }
        return false
    }

    /// Goes from `backward` to the states from which `byte` leads there.
    private mutating func stepBack(over byte: UInt8, by reversed: borrowing ReversedEdges) {
        beginMarks()
        backwardNext.truncate(to: 0)
        let (starts, edges) = (reversed.starts.span, reversed.edges.span)
        let (marks, mark) = (marks.elements, mark)
        for number in 0..<backward.count {
            // Unchecked: the states are the automaton's, each with its edges and its mark.
            let state = Int(backward.elements[number])
            var (place, end) = (Int(starts[unchecked: state]), Int(starts[unchecked: state &+ 1]))
            edgesVisited &+= end &- place
            while place < end {
                let edge = edges[unchecked: place]
                place &+= 1
                if edge.first > byte || byte > edge.last || marks[Int(edge.target)] == mark { continue }
                marks[Int(edge.target)] = mark
                backwardNext.append(edge.target)
            }
        }
        swap(&backward, &backwardNext)
    }
}

extension FoldedText {
    /// Whether a word is its field's first: no other stands between the field break, or the text's beginning, and it.
    func isFirstOfField(_ word: Int) -> Bool {
        if word == 0 { return true }
        var place = Int(words[word].foldedStart) &- 1
        let end = Int(words[word &- 1].foldedEnd)
        while place >= end {
            if bytes[place] == FoldedText.fieldBreak { return true }
            place &-= 1
        }
        return false
    }
}
