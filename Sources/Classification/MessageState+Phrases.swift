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
        let number = Int32(truncatingIfNeeded: occurrences.count)
        let last = Int32(truncatingIfNeeded: lastWord)
        let first = last &+ 1 &- automaton.automaton.wordCounts[pattern]
        occurrences.append(Occurrence(pattern: Int32(truncatingIfNeeded: pattern), firstWord: first, lastWord: last))
        guard isFirst else { return }
        patternStamps[pattern] = message
        for place in program.groupsOfPattern.range(of: pattern) {
            let group = Int(program.groupsOfPattern.items[place])
            if groups[group].stamp == message { continue }
            groups[group] = GroupState(stamp: message, occurrence: number)
            propose(program.rulesOfGroup.range(of: group), of: program)
        }
    }

    /// Has rules evaluated: a range of the groups' rules.
    @inline(__always)
    private mutating func propose(_ range: Range<Int>, of program: RuleProgram) {
        for place in range {
            let rule = program.rulesOfGroup.items[place]
            candidates[Int(rule >> 6)] |= 1 << UInt64(rule & 63)
        }
    }
}
