import Matching

/// The tables that lead from a pattern to what there is to do when it occurs.
extension RuleProgram {
    /// Finds out which patterns are in the same groups; the rules of groups are there already.
    mutating func findKinds(of groups: PatternGroups, weights: [WeightList]) {
        firstPhrase = groups.automaton.patternCount
        var pairs: [(list: Int32, item: Membership)] = []
        for (number, group) in groups.groups.enumerated() {
            let membership = Membership(
                group: Int32(number), weights: weights[number], parts: group.parts,
                bringsRules: !rulesOfGroup[number].isEmpty)
            for pattern in group.patterns { pairs.append((Int32(place(of: pattern)), membership)) }
        }
        let memberships = Lists(count: firstPhrase + groups.vocabulary.phraseCount, of: pairs)
        // Most patterns are in one group alone.
        var kindOfGroup = [Int32](repeating: -1, count: groups.count)
        var kindOfGroups: [[Int32]: Int32] = [:]
        for pattern in 0..<memberships.count {
            let list = memberships[pattern]
            let kind: Int32
            if list.isEmpty {
                kinds.append(-1)
                continue
            }
            if list.count == 1, let only = list.first {
                kind = kindOfGroup[Int(only.group)] < 0 ? Int32(kindCount) : kindOfGroup[Int(only.group)]
                kindOfGroup[Int(only.group)] = kind
            } else {
                kind = kindOfGroups[list.map(\.group)] ?? Int32(kindCount)
                kindOfGroups[list.map(\.group)] = kind
            }
            if kind == kindCount { groupsOfKind.append(list) }
            kinds.append(kind)
        }
    }

    /// A pattern's place in `kinds`.
    private func place(of pattern: PatternGroups.Pattern) -> Int {
        switch pattern {
        case .automaton(let number): Int(number)
        case .phrase(let number): firstPhrase + Int(number)
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
                let kind = Int(kinds[place(of: pattern)])
                nearSignatures[kind] |= Self.signature(of: group)
                members[first + kind >> 6] |= 1 << UInt64(kind & 63)
            }
        }
    }
}
