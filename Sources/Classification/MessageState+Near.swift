import Matching

/// Evaluating `near`.
extension MessageState {
    /// Whether a `near` holds; its occurrences go to `proof`: of the choices that end first one that begins last.
    mutating func isNear(_ near: RuleProgram.Near, of program: RuleProgram) -> Bool {
        for place in near.groups where groupStamps[Int(program.nearGroups[place])] != message { return false }
        let wordsMax = Int(automaton.automaton.wordCountMax)
        var isSubject = subjectWordCount > 0
        var complete: NearSearch.Choice?
        nearSearch.begin(groups: near.groups.count, wordsMax: wordsMax)
        for number in 0..<occurrences.count where program.isNearPattern[Int(occurrences[number].pattern)] {
            let lastWord = occurrences[number].lastWord
            if let complete, complete.lastWord < lastWord { break }
            if isSubject && Int(lastWord) >= subjectWordCount {
                isSubject = false
                nearSearch.begin(groups: near.groups.count, wordsMax: wordsMax)
            }
            extend(near, by: number, of: program, complete: &complete)
        }
        guard let complete else { return false }
        for place in 0..<Int(complete.count) { proof.append(complete.occurrences[place]) }
        return true
    }

    /// Extends the partial matches by an occurrence; keeps the complete one that begins last.
    private mutating func extend(
        _ near: RuleProgram.Near, by number: Int, of program: RuleProgram, complete: inout NearSearch.Choice?
    ) {
        let occurrence = occurrences[number]
        let all = 1 << near.groups.count - 1
        for bit in 0..<near.groups.count
        where isIn(program.nearGroups[near.groups.lowerBound + bit], occurrence, of: program) {
            for subset in 0..<all where subset & 1 << bit == 0 {
                guard var choice = nearSearch.best(for: subset, before: occurrence.firstWord) else { continue }
                if choice.count == 0 { choice.firstWord = occurrence.firstWord }
                choice.occurrences[Int(choice.count)] = Int32(truncatingIfNeeded: number)
                choice.count += 1
                choice.lastWord = occurrence.lastWord
                if subset | 1 << bit != all {
                    nearSearch.keep(choice, for: subset | 1 << bit)
                } else if Int(choice.lastWord - choice.firstWord) < near.withinWords,
                    choice.firstWord > complete?.firstWord ?? -1
                {
                    complete = choice
                }
            }
        }
    }

    private func isIn(_ group: Int32, _ occurrence: Occurrence, of program: RuleProgram) -> Bool {
        for place in program.groupsOfPattern.range(of: Int(occurrence.pattern))
        where program.groupsOfPattern.items[place] == group { return true }
        return false
    }
}
