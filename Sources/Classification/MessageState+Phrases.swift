import Matching

/// From the text to the phrases in it.
extension MessageState {
    /// Finds all phrases, those of plain words in one pass over the words and the others in one over the folded bytes, and with
    /// them the rules to evaluate. Small loops, one after the other: each has few values at hand, which keeps them in registers.
    mutating func findPhrases(of program: borrowing RuleProgram) {
        noteWords(of: program)
        automaton.findAll(in: text, into: &patternMatches)
        keepOccurrences(by: program)
        noteGroups(of: program)
        weigh(by: program)
    }

    /// Brings together what rules ask for, of the vocabulary and the automaton, in the order of their last words. Of a kind that no
    /// `near` needs only the first occurrence in each part is kept.
    private mutating func keepOccurrences(by program: borrowing RuleProgram) {
        let (patternCount, wordCount) = (patternMatches.count, ruleWords.count)
        occurrences.reserve(patternCount &+ wordCount)
        occurrenceKinds.reserve(patternCount &+ wordCount)
        firstOccurrences.reserve(patternCount &+ wordCount)
        // Places come from the program's tables here, which the buffers were made for.
        let (patterns, words, kinds) = (patternMatches.elements, ruleWords.elements, kinds.elements)
        let (kindOfPattern, nearSignatures) = (program.kinds.span, program.nearSignatures.span)
        let (uses, stamp) = (program.phrases.span, UInt64(message) &<< 8)
        var (pattern, word) = (0, 0)
        // Parts are asked for from the beginning again.
        partCursor = 0
        while true {
            let occurrence: Match
            let kind: Int32
            if word < wordCount,
                pattern == patternCount
                    || !Self.ends(patterns[pattern], before: occurrences.elements[Int(words[word])])
            {
                occurrence = occurrences.elements[Int(words[word])]
                kind = uses[unchecked: Int(occurrence.pattern)].kind
                word &+= 1
            } else if pattern < patternCount {
                occurrence = patterns[pattern]
                kind = kindOfPattern[unchecked: Int(occurrence.pattern)]
                pattern &+= 1
            } else {
                return
            }
            let part = parts(of: occurrence)
            if !Self.note(part, in: kinds + Int(kind), stamp: stamp).contains(part) {
                firstOccurrences.appendReserved(
                    FirstOccurrence(
                        kind: kind, occurrence: Int32(truncatingIfNeeded: occurrences.count), part: part))
            } else if nearSignatures[unchecked: Int(kind)] == 0 {
                continue
            }
            occurrences.appendReserved(occurrence)
            occurrenceKinds.appendReserved(kind)
            if partFinder.segments.count > 0 { occurrenceParts.append(part) }
        }
    }

    /// Whether an occurrence ends before another, or with it and began first.
    @inline(__always)
    private static func ends(_ one: Match, before other: Match) -> Bool {
        one.lastWord < other.lastWord || one.lastWord == other.lastWord && one.firstWord < other.firstWord
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
            while place < end {
                // Unchecked: the compiler made the lists.
                let membership = memberships[unchecked: place]
                place &+= 1
                let group = groups + Int(membership.group)
                if group.pointee.stamp == message || membership.parts.isDisjoint(with: first.part) { continue }
                group.pointee = GroupState(stamp: message, occurrence: first.occurrence)
                let weights = membership.weights
                for place in weights.first..<weights.first &+ weights.count {
                    weighed.append(Weighed(place: place, occurrence: first.occurrence))
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
