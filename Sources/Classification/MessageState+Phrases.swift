import Matching

/// The automaton's pass.
extension MessageState {
    /// Finds all phrases in one pass over the folded text, and with them the rules to evaluate.
    mutating func findPhrases(of program: RuleProgram) {
        var search = Search()
        while search.advance(&automaton, over: text) {
            for number in 0..<search.foundCount {
                note(automaton.pattern(number, of: search), endingAt: search.lastWord, of: program)
            }
        }
    }

    /// Notes an occurrence. Only the first of a pattern counts, but for patterns that a `near` needs.
    private mutating func note(_ pattern: PatternID, endingAt lastWord: Int, of program: RuleProgram) {
        let isFirst = patternStamps[pattern] != message
        guard isFirst || program.isNearPattern[pattern] else { return }
        let firstWord = Int32(truncatingIfNeeded: lastWord &+ 1) &- automaton.automaton.wordCounts[pattern]
        occurrences.append(
            Occurrence(
                pattern: Int32(truncatingIfNeeded: pattern), firstWord: firstWord,
                lastWord: Int32(truncatingIfNeeded: lastWord)))
        guard isFirst else { return }
        patternStamps[pattern] = message
        for place in program.groupsOfPattern.range(of: pattern) {
            let group = Int(program.groupsOfPattern.items[place])
            if groupStamps[group] == message { continue }
            groupStamps[group] = message
            groupOccurrences[group] = Int32(truncatingIfNeeded: occurrences.count &- 1)
            for place in program.rulesOfGroup.range(of: group) {
                let rule = program.rulesOfGroup.items[place]
                candidates[Int(rule >> 6)] |= 1 << UInt64(rule & 63)
            }
        }
    }
}
