import Matching

/// The automaton's pass.
extension MessageState {
    /// Finds all phrases, those of rules in one pass over the folded text and those of lexicons in one over its words, and with
    /// them the rules to evaluate. Small loops, one after the other: each has few values at hand, which keeps them in registers.
    mutating func findPhrases(of program: borrowing RuleProgram) {
        automaton.findAll(in: text, into: &occurrences)
        keepOccurrences(by: program)
        noteGroups(of: program)
        noteWords(of: program)
        weigh(by: program)
    }

    /// Of a kind that no `near` needs only the first occurrence in each part is kept.
    private mutating func keepOccurrences(by program: borrowing RuleProgram) {
        let found = occurrences.count
        occurrenceKinds.reserve(found)
        firstOccurrences.reserve(found)
        // Places come from the program's tables here, which the buffers were made for.
        let (occurrences, kinds) = (occurrences.elements, kinds.elements)
        let (kindOfPattern, nearSignatures) = (program.kinds.span, program.nearSignatures.span)
        let stamp = UInt64(message) &<< 8
        var kept = 0
        for number in 0..<found {
            let occurrence = occurrences[number]
            let kind = kindOfPattern[unchecked: Int(occurrence.pattern)]
            let part = parts(of: occurrence)
            if !Self.note(part, in: kinds + Int(kind), stamp: stamp).contains(part) {
                firstOccurrences.appendReserved(
                    FirstOccurrence(kind: kind, occurrence: Int32(truncatingIfNeeded: kept), part: part))
            } else if nearSignatures[unchecked: Int(kind)] == 0 {
                continue
            }
            occurrences[kept] = occurrence
            occurrenceKinds.appendReserved(kind)
            if partFinder.segments.count > 0 { occurrenceParts.append(part) }
            kept &+= 1
        }
        self.occurrences.truncate(to: kept)
    }

    /// Notes that a kind or phrase was seen in a part; the parts in which it was before.
    @inline(__always)
    static func note(
        _ part: MessageParts, in state: UnsafeMutablePointer<UInt64>, stamp: UInt64
    ) -> MessageParts {
        let known = state.pointee ^ stamp
        let seen = MessageParts(rawValue: known <= 0xFF ? UInt8(truncatingIfNeeded: known) : 0)
        state.pointee = stamp | UInt64(seen.union(part).rawValue)
        return seen
    }

    /// Notes the groups that occurred, where they did first, and has their rules evaluated.
    private mutating func noteGroups(of program: borrowing RuleProgram) {
        let (groups, message) = (groups.elements, message)
        let memberships = program.groupsOfKind.items.span
        for number in 0..<firstOccurrences.count {
            let first = firstOccurrences.elements[number]
            var (place, end) = program.groupsOfKind.bounds(of: Int(first.kind))
            weighed.reserve(end &- place)
            while place < end {
                // Unchecked: the compiler made the lists.
                let membership = memberships[unchecked: place]
                place &+= 1
                let group = groups + Int(membership.group)
                if group.pointee.stamp == message || membership.parts.isDisjoint(with: first.part) { continue }
                group.pointee = GroupState(stamp: message, occurrence: first.occurrence)
                if membership.weights.count > 0 {
                    weighed.appendReserved(
                        Weighed(
                            first: membership.weights.first, count: membership.weights.count,
                            occurrence: first.occurrence))
                }
                if membership.bringsRules { bring(program.rulesOfGroup, of: Int(membership.group)) }
            }
        }
    }

    /// Has the rules of a group or lexicon evaluated.
    @inline(__always)
    mutating func bring(_ rules: borrowing Lists<Int32>, of anchor: Int) {
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
