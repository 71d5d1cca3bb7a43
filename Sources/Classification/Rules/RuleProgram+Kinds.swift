import Matching

/// The tables that lead from a pattern to what there is to do when it occurs.
extension RuleProgram {
    /// Finds out which patterns are in the same groups; the rules of groups and the lexicons are there already.
    mutating func findKinds(of groups: PatternGroups) {
        let weights = weightsOfGroup(groups.count)
        var pairs: [(list: Int32, item: Membership)] = []
        for (number, group) in groups.groups.enumerated() {
            let (first, end) = weights.bounds(of: number)
            let membership = Membership(
                group: Int32(number), firstWeight: Int32(first), weightCount: Int32(end - first), parts: group.parts,
                bringsRules: !rulesOfGroup[number].isEmpty)
            for pattern in group.patterns { pairs.append((pattern, membership)) }
        }
        self.weights = weights.items
        let memberships = Lists(count: groups.automaton.patternCount, of: pairs)
        // Most patterns are in one group alone.
        var kindOfGroup = [Int32](repeating: -1, count: groups.count)
        var kindOfGroups: [[Int32]: Int32] = [:]
        for pattern in 0..<memberships.count {
            let list = memberships[pattern]
            let kind: Int32
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

    /// What each group adds to lexicons.
    private func weightsOfGroup(_ count: Int) -> Lists<Weight> {
        var pairs: [(list: Int32, item: Weight)] = []
        for (lexicon, entries) in lexicons.enumerated() {
            pairs += entries.map { ($0.group, Weight(lexicon: Int32(lexicon), weight: $0.weight)) }
        }
        return Lists(count: count, of: pairs)
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
                let kind = Int(kinds[Int(pattern)])
                nearSignatures[kind] |= Self.signature(of: group)
                members[first + kind >> 6] |= 1 << UInt64(kind & 63)
            }
        }
    }
}
