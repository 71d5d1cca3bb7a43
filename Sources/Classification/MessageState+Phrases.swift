import Matching

/// The automaton's pass.
extension MessageState {
    /// Finds all phrases in one pass over the folded text, and with them the rules to evaluate. Of a pattern that no `near`
    /// needs only the first occurrence is kept.
    mutating func findPhrases(of program: RuleProgram) {
        automaton.findAll(in: text, into: &occurrences)
        // Places come from the program's tables here, which the buffers were made for.
        let (occurrences, patternStamps) = (occurrences.elements, patternStamps.elements)
        let nearSignatures = program.nearSignatures.span
        var kept = 0
        for number in 0..<self.occurrences.count {
            let occurrence = occurrences[number]
            let pattern = Int(occurrence.pattern)
            let isFirst = patternStamps[pattern] != message
            if !isFirst && nearSignatures[unchecked: pattern] == 0 { continue }
            occurrences[kept] = occurrence
            if isFirst {
                patternStamps[pattern] = message
                note(pattern, at: Int32(truncatingIfNeeded: kept), of: program)
            }
            kept &+= 1
        }
        self.occurrences.truncate(to: kept)
    }

    /// Notes the groups of a pattern that occurred for the first time, and has their rules evaluated.
    @inline(__always)
    private func note(_ pattern: PatternID, at occurrence: Int32, of program: RuleProgram) {
        let (groups, candidates) = (groups.elements, candidates.elements)
        let (groupsOfPattern, rulesOfGroup) = (program.groupsOfPattern.items.span, program.rulesOfGroup.items.span)
        for place in program.groupsOfPattern.range(of: pattern) {
            let group = Int(groupsOfPattern[unchecked: place])
            if groups[group].stamp == message { continue }
            groups[group] = GroupState(stamp: message, occurrence: occurrence)
            for place in program.rulesOfGroup.range(of: group) {
                let rule = rulesOfGroup[unchecked: place]
                candidates[Int(rule >> 6)] |= 1 &<< UInt64(rule & 63)
            }
        }
    }
}
