import Matching

/// The automaton's pass.
extension MessageState {
    /// Finds all phrases in one pass over the folded text, and with them the rules to evaluate. Of a pattern that no `near`
    /// needs only the first occurrence in each part is kept.
    mutating func findPhrases(of program: RuleProgram) {
        automaton.findAll(in: text, into: &occurrences)
        // Places come from the program's tables here, which the buffers were made for.
        let (occurrences, patterns) = (occurrences.elements, patterns.elements)
        let nearSignatures = program.nearSignatures.span
        let stamp = UInt64(message) &<< 8
        var kept = 0
        for number in 0..<self.occurrences.count {
            let occurrence = occurrences[number]
            let pattern = Int(occurrence.pattern)
            let part = parts(of: occurrence)
            let state = patterns[pattern] ^ stamp
            let seen = state <= 0xFF ? state : 0
            let isFirst = seen & UInt64(part.rawValue) == 0
            if !isFirst && nearSignatures[unchecked: pattern] == 0 { continue }
            occurrences[kept] = occurrence
            if partFinder.segments.count > 0 { occurrenceParts.append(part) }
            if isFirst {
                patterns[pattern] = stamp | seen | UInt64(part.rawValue)
                note(pattern, in: part, at: Int32(truncatingIfNeeded: kept), of: program)
            }
            kept &+= 1
        }
        self.occurrences.truncate(to: kept)
    }

    /// Notes the groups of a pattern that occurred for the first time in a part, and has their rules evaluated.
    @inline(__always)
    private func note(_ pattern: PatternID, in part: MessageParts, at occurrence: Int32, of program: RuleProgram) {
        let (groups, candidates) = (groups.elements, candidates.elements)
        let (groupsOfPattern, rulesOfGroup) = (program.groupsOfPattern.items.span, program.rulesOfGroup.items.span)
        for place in program.groupsOfPattern.range(of: pattern) {
            let packed = groupsOfPattern[unchecked: place]
            let group = RuleProgram.GroupAndParts.group(packed)
            if groups[group].stamp == message { continue }
            if RuleProgram.GroupAndParts.parts(packed) & part.rawValue == 0 { continue }
            groups[group] = GroupState(stamp: message, occurrence: occurrence)
            for place in program.rulesOfGroup.range(of: group) {
                let rule = rulesOfGroup[unchecked: place]
                candidates[Int(rule >> 6)] |= 1 &<< UInt64(rule & 63)
            }
        }
    }
}
