import Matching

/// Evaluating `near`.
extension MessageState {
    /// Whether a `near` holds; its occurrences go to `proof`: of the choices that end first one that begins last.
    mutating func isNear(_ near: RuleProgram.Near, of program: RuleProgram) -> Bool {
        var firstMembers = InlineArray<6, Int>(repeating: 0)
        for bit in 0..<near.groups.count {
            let group = Int(program.nearGroups[near.groups.lowerBound + bit])
            if groups[group].stamp != message { return false }
            firstMembers[bit] = Int(program.firstMembers[group])
        }
        let wordsMax = Int(automaton.automaton.wordCountMax)
        var isSubject = subjectWordCount > 0
        var complete = NearSearch.Choice()
        let (occurrences, members) = (occurrences.elements, program.members.span)
        let signatures = program.nearSignatures.span
        // Then no occurrence has to be asked for its part.
        let readsAll = occurrenceParts.count == 0 && near.parts.isSuperset(of: [.subject, .text])
        nearSearch.begin(groups: near.groups.count, wordsMax: wordsMax)
        for number in 0..<self.occurrences.count {
            let occurrence = occurrences[number]
            // Unchecked here and below: the tables are made for the automaton's patterns.
            if signatures[unchecked: Int(occurrence.pattern)] & near.signature == 0 { continue }
            if !readsAll && parts(ofOccurrence: number).isDisjoint(with: near.parts) { continue }
            if complete.count > 0 && complete.lastWord < occurrence.lastWord { break }
            let word = Int(occurrence.pattern >> 6)
            let mask: UInt64 = 1 &<< UInt64(occurrence.pattern & 63)
            for bit in 0..<near.groups.count where members[unchecked: firstMembers[bit] &+ word] & mask != 0 {
                if isSubject && Int(occurrence.lastWord) >= subjectWordCount {
                    isSubject = false
                    nearSearch.begin(groups: near.groups.count, wordsMax: wordsMax)
                }
                extend(
                    near, by: occurrence, Int32(truncatingIfNeeded: number), ofGroup: bit, complete: &complete)
            }
        }
        if complete.count == 0 { return false }
        for place in 0..<Int(complete.count) { proof.append(complete.occurrences[place]) }
        return true
    }

    /// The parts that an occurrence that was kept stands in.
    private func parts(ofOccurrence number: Int) -> MessageParts {
        if occurrenceParts.count > 0 { return occurrenceParts[number] }
        return Int(occurrences[number].lastWord) < subjectWordCount ? .subject : .text
    }

    /// Extends the partial matches by an occurrence of a group; keeps the complete one that begins last.
    private mutating func extend(
        _ near: RuleProgram.Near, by occurrence: Match, _ number: Int32, ofGroup bit: Int,
        complete: inout NearSearch.Choice
    ) {
        let all = 1 << near.groups.count - 1
        // In order, a group's occurrence goes behind those of all groups before it.
        let before = 1 << bit - 1
        let subsets = near.isOrdered ? before..<before + 1 : 0..<all
        for subset in subsets where subset & 1 << bit == 0 {
            let best = nearSearch.best(for: subset, before: occurrence.firstWord)
            if best < 0 { continue }
            var choice = nearSearch.choices[best]
            if choice.count == 0 { choice.firstWord = occurrence.firstWord }
            choice.occurrences[Int(choice.count)] = number
            choice.count += 1
            choice.lastWord = occurrence.lastWord
            if subset | 1 << bit != all {
                nearSearch.keep(choice, for: subset | 1 << bit)
            } else if Int(choice.lastWord - choice.firstWord) < near.withinWords,
                complete.count == 0 || choice.firstWord > complete.firstWord
            {
                complete = choice
            }
        }
    }
}
