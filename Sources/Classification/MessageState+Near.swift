import Matching

/// Evaluating `near`.
extension MessageState {
    /// Whether a `near` holds; its occurrences go to `proof`: of the choices that end first one that begins last.
    mutating func isNear(_ near: borrowing RuleProgram.Near, of program: RuleProgram) -> Bool {
        var firstMembers = InlineArray<6, Int>(repeating: 0)
        var (first, latest) = (Int32.max, Int32.min)
        let (nearGroups, groupMembers) = (program.nearGroups.span, program.firstMembers.span)
        let groupCount = near.groups.count
        for bit in 0..<groupCount {
            let group = Int(nearGroups[near.groups.lowerBound &+ bit])
            if groups[group].stamp != message { return false }
            first = min(first, groups[group].occurrence)
            latest = max(latest, groups[group].occurrence)
            firstMembers[bit] = Int(groupMembers[group])
        }
        var isSubject = subjectWordCount > 0
        var complete = NearSearch.Choice()
        let (occurrences, kinds) = (occurrences.elements, occurrenceKinds.elements - wordCount)
        let (members, signatures) = (program.members.span, program.nearSignatures.span)
        // Then no occurrence has to be asked for its part.
        let read = near.parts
        let readsAll = occurrenceParts.count == 0 && read.isSuperset(of: [.subject, .text])
        nearSearch.begin(groups: groupCount)
        var next = Int(first)
        // The group that comes last has to be reached from the others' words.
        let reach = Int(occurrences[Int(latest)].lastWord) &- near.withinWords
        while Int(occurrences[next].lastWord) <= reach { next &+= 1 }
        while next < self.occurrences.count {
            let number = next
            next &+= 1
            let kind = Int(kinds[number])
            // Unchecked here and below: the tables are made for the kinds of the automaton's patterns.
            if signatures[unchecked: kind] & near.signature == 0 { continue }
            if !readsAll && parts(ofOccurrence: number).isDisjoint(with: read) { continue }
            let occurrence = occurrences[number]
            if complete.count > 0 && complete.lastWord < occurrence.lastWord { break }
            let mask: UInt64 = 1 &<< UInt64(kind & 63)
            var bit = -1
            while bit &+ 1 < groupCount {
                bit &+= 1
                if members[unchecked: firstMembers[bit] &+ kind >> 6] & mask == 0 { continue }
                if isSubject && Int(occurrence.lastWord) >= subjectWordCount {
                    isSubject = false
                    nearSearch.begin(groups: groupCount)
                }
                extend(near, by: occurrence, Int32(truncatingIfNeeded: number), ofGroup: bit, complete: &complete)
            }
        }
        if complete.count == 0 { return false }
        for place in 0..<Int(complete.count) { proof.append(complete.occurrences[place]) }
        return true
    }

    /// The parts that an occurrence that was kept stands in.
    private func parts(ofOccurrence number: Int) -> MessageParts {
        if occurrenceParts.count > 0 { return occurrenceParts[number &- wordCount] }
        return Int(occurrences[number].lastWord) < subjectWordCount ? .subject : .text
    }

    /// Extends the partial matches by an occurrence of a group; keeps the complete one that begins last.
    private mutating func extend(
        _ near: borrowing RuleProgram.Near, by occurrence: Match, _ number: Int32, ofGroup bit: Int,
        complete: inout NearSearch.Choice
    ) {
        let own = 1 &<< bit
        let all = 1 &<< near.groups.count &- 1
        // In order, a group's occurrence goes behind those of all groups before it.
        var subset = near.isOrdered ? own &- 1 : 0
        let end = near.isOrdered ? own : all
        while subset < end {
            defer { subset &+= 1 }
            if subset & own != 0 { continue }
            let best = nearSearch.best(for: subset, before: occurrence.firstWord)
            if best < 0 { continue }
            let firstWord = subset == 0 ? occurrence.firstWord : nearSearch.choices[best].firstWord
            if subset | own != all {
                nearSearch.keep(best, with: number, of: firstWord, occurrence.lastWord, for: subset | own)
            } else if Int(occurrence.lastWord &- firstWord) < near.withinWords,
                complete.count == 0 || firstWord > complete.firstWord
            {
                complete = nearSearch.choices[best]
                complete.append(number, of: firstWord, occurrence.lastWord)
            }
        }
    }
}
