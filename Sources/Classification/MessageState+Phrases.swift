import Matching

/// The automaton's pass.
extension MessageState {
    /// Finds all phrases in one pass over the folded text, and with them the rules to evaluate. Of a kind that no `near`
    /// needs only the first occurrence in each part is kept.
    mutating func findPhrases(of program: RuleProgram) {
        automaton.findAll(in: text, into: &occurrences)
        occurrenceKinds.reserve(occurrences.count)
        // Places come from the program's tables here, which the buffers were made for.
        let (occurrences, kinds) = (occurrences.elements, kinds.elements)
        let (kindOfPattern, nearSignatures) = (program.kinds.span, program.nearSignatures.span)
        let stamp = UInt64(message) &<< 8
        var kept = 0
        for number in 0..<self.occurrences.count {
            let occurrence = occurrences[number]
            let kind = kindOfPattern[unchecked: Int(occurrence.pattern)]
            let part = parts(of: occurrence)
            let state = kinds[Int(kind)] ^ stamp
            let seen = state <= 0xFF ? state : 0
            let isFirst = seen & UInt64(part.rawValue) == 0
            if !isFirst && nearSignatures[unchecked: Int(kind)] == 0 { continue }
            occurrences[kept] = occurrence
            occurrenceKinds.appendReserved(kind)
            if partFinder.segments.count > 0 { occurrenceParts.append(part) }
            if isFirst {
                kinds[Int(kind)] = stamp | seen | UInt64(part.rawValue)
                note(Int(kind), in: part, at: Int32(truncatingIfNeeded: kept), of: program)
            }
            kept &+= 1
        }
        self.occurrences.truncate(to: kept)
    }

    /// Notes the groups of a kind that occurred for the first time in a part, and has their rules evaluated.
    @inline(__always)
    private func note(_ kind: Int, in part: MessageParts, at occurrence: Int32, of program: RuleProgram) {
        let (groups, message) = (groups.elements, message)
        let groupsOfKind = program.groupsOfKind.items.span
        var (place, end) = program.groupsOfKind.bounds(of: kind)
        while place < end {
            let packed = groupsOfKind[unchecked: place]
            place &+= 1
            let group = RuleProgram.GroupAndParts.group(packed)
            if groups[group].stamp == message { continue }
            if RuleProgram.GroupAndParts.parts(packed) & part.rawValue == 0 { continue }
            groups[group] = GroupState(stamp: message, occurrence: occurrence)
            weigh(group, at: occurrence, of: program)
            bring(program.rulesOfGroup, of: group)
        }
    }

    /// Has the rules of a group or lexicon evaluated.
    @inline(__always)
    func bring(_ rules: borrowing Lists<Int32>, of anchor: Int) {
        var (place, end) = rules.bounds(of: anchor)
        let (candidates, rules) = (candidates.elements, rules.items.span)
        while place < end {
            // Unchecked: the compiler made both the lists and the candidates' bits.
            let rule = rules[unchecked: place]
            place &+= 1
            candidates[Int(rule >> 6)] |= 1 &<< UInt64(rule & 63)
        }
    }
}
