import Matching

/// The tables that lead from a pattern to what there is to do when it occurs.
extension RuleProgram {
    /// Finds out which patterns are in the same groups; the rules of groups are there already.
    mutating func findKinds(of groups: PatternGroups, weights: (ofPhrases: [WeightList], ofGroups: [WeightList])) {
        let patternCount = groups.automaton.patternCount
        var pairs: [(list: Int32, item: Membership)] = []
        for (number, group) in groups.groups.enumerated() {
            let membership = Membership(
                group: Int32(number), weights: weights.ofGroups[number], parts: group.parts,
                bringsRules: !rulesOfGroup[number].isEmpty)
            for pattern in group.patterns {
                switch pattern {
                case .automaton(let number): pairs.append((number, membership))
                case .phrase(let number): pairs.append((Int32(patternCount) + number, membership))
                }
            }
        }
        let kinds = kinds(of: Lists(count: patternCount + groups.vocabulary.phraseCount, of: pairs))
        self.kinds = Array(kinds.prefix(patternCount))
        phrases = zip(kinds.dropFirst(patternCount), weights.ofPhrases).map { PhraseUse(kind: $0, weights: $1) }
    }

    /// The kind of each pattern by the groups that it is in, -1 for none.
    private mutating func kinds(of memberships: Lists<Membership>) -> [Int32] {
        // Most patterns are in one group alone.
        var kindOfGroup = [Int32](repeating: -1, count: groupCount)
        var kindOfGroups: [[Int32]: Int32] = [:]
        return (0..<memberships.count).map { pattern in
            let list = memberships[pattern]
            if list.isEmpty { return -1 }
            let kind: Int32
            if list.count == 1, let only = list.first {
                kind = kindOfGroup[Int(only.group)] < 0 ? Int32(kindCount) : kindOfGroup[Int(only.group)]
                kindOfGroup[Int(only.group)] = kind
            } else {
                kind = kindOfGroups[list.map(\.group)] ?? Int32(kindCount)
                kindOfGroups[list.map(\.group)] = kind
            }
            if kind == kindCount { groupsOfKind.append(list) }
            return kind
        }
    }

    /// A pattern's kind.
    private func kind(of pattern: PatternGroups.Pattern) -> Int {
        switch pattern {
        case .automaton(let number): Int(kinds[Int(number)])
        case .phrase(let number): Int(phrases[Int(number)].kind)
        }
    }

    /// Writes the bits of the kinds that are in groups which stand in a `near`.
    mutating func findMembers(of nearGroups: [Int32], _ groups: PatternGroups) {
        nearSignatures = [UInt64](repeating: 0, count: kindCount)
        memberWords = (kindCount + 63) / 64
        firstMembers = [Int32](repeating: -1, count: groups.count)
        for group in nearGroups {
            let first = members.count
            firstMembers[Int(group)] = Int32(first)
            members += [UInt64](repeating: 0, count: memberWords)
            for pattern in groups.groups[Int(group)].patterns {
                let kind = kind(of: pattern)
                nearSignatures[kind] |= Self.signature(of: group)
                members[first + kind >> 6] |= 1 << UInt64(kind & 63)
            }
        }
    }
}
