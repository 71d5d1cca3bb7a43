/// Words that are one typo away: Levenshtein's automaton for one edit, with swapped neighbours (Damerau).
extension AutomatonBuilder {
    /// Adds `word` and all that have its first letter and differ by one edit. Two chains of states, one for the letters
    /// without an edit so far, one behind it; each edit leads from the first to the second.
    ///
    /// The first letter has to be right: writers seldom miss it, and otherwise every word of a text would begin to match every
    /// such word, so that no word could be skipped.
    mutating func addSimilar(to word: [UInt8], from state: Int32, to end: Int32) {
        let letters = Self.letters(of: word)
        var exact = [state]
        for letter in letters {
            let next = makeState()
            link(exact[exact.count - 1], over: letter, to: next)
            exact.append(next)
        }
        let edited = (0...letters.count).map { _ in makeState() }
        for place in 1...letters.count {
            // A letter too many. A character beyond ASCII is one letter: its other bytes change nothing.
            for range in ByteRanges.leading { link(exact[place], over: range, to: edited[place]) }
            link(edited[place], over: ByteRanges.continuing, to: edited[place])
            if place == letters.count { break }
            link(edited[place], over: letters[place], to: edited[place + 1])
            // A wrong letter.
            for range in ByteRanges.leading { link(exact[place], over: range, to: edited[place + 1]) }
            if place + 1 == letters.count { continue }
            // A missing letter.
            link(exact[place], over: letters[place + 1], to: edited[place + 2])
            // Two that are swapped.
            let swapped = makeState()
            link(exact[place], over: letters[place + 1], to: swapped)
            link(swapped, over: letters[place], to: edited[place + 2])
        }
        // The last letter may be the missing one.
        for last in [exact[letters.count - 1], exact[letters.count], edited[letters.count]] {
            link(last, over: FoldedText.separator...FoldedText.separator, to: end)
        }
    }

    /// Adds the states of a letter of one byte or several.
    private mutating func link(_ state: Int32, over letter: ArraySlice<UInt8>, to target: Int32) {
        var state = state
        for byte in letter.dropLast() {
            let next = makeState()
            link(state, over: byte...byte, to: next)
            state = next
        }
        if let last = letter.last { link(state, over: last...last, to: target) }
    }

    /// A word's letters, each with all its bytes.
    private static func letters(of word: [UInt8]) -> [ArraySlice<UInt8>] {
        var letters: [ArraySlice<UInt8>] = []
        var start = 0
        for end in 1...word.count where end == word.count || word[end] & 0xC0 != 0x80 {
            letters.append(word[start..<end])
            start = end
        }
        return letters
    }
}
