import YAML

/// Reads a rule.
struct RuleReader {
    let problems: YAMLProblems

    /// Nil where it has no id or no condition; what is wrong is reported.
    func read(_ node: YAMLNode) -> RuleSource? {
        guard var mapping = YAMLMapping(node, problems: problems) else { return nil }
        let id = mapping.required("id")?.name(problems)
        if let off = mapping.take("off") { return self.off(off, id: id, &mapping) }
        let scoreNode = mapping.take("score")
        let score = scoreNode.flatMap(score)
        let priority = mapping.take("priority")?.priority(problems)
        let copyTo = mapping.take("copy_to")?.filledItems(problems)?.compactMap { $0.name(problems) } ?? []
        let group = mapping.take("group")?.name(problems)
        let active = mapping.take("active").flatMap(active)
        let owner = mapping.take("owner")?.visibleText(problems)
        let description = mapping.take("description")?.visibleText(problems)
        let condition = ConditionReader(problems: problems).read(&mapping)
        mapping.finish()
        guard let id, let condition else { return nil }
        return RuleSource(
            id: id, scoreNode: scoreNode, score: scoreNode == nil ? nil : score ?? 1, condition: condition,
            priority: priority,
            copyTo: copyTo, group: group, active: active, owner: owner, description: description)
    }

    /// `{id: late-bus, off: true}`: only in an overlay.
    private func off(_ node: YAMLNode, id: Located<String>?, _ mapping: inout YAMLMapping) -> RuleSource? {
        let isOff = node.bool(problems)
        mapping.finish()
        guard let id, let isOff else { return nil }
        guard isOff else {
            problems.report(
                .overlay, "`off: false` says nothing", at: node, hint: "delete the rule here, and it stays on")
            return nil
        }
        return RuleSource(id: id, condition: .any([]), isOff: true)
    }

    private func score(_ node: YAMLNode) -> Int? {
        guard let score = node.score(problems) else { return nil }
        guard score != 0 else {
            problems.report(
                .score, "a score of 0 changes nothing", at: node,
                hint: "a positive or a negative whole number; a rule that others build on needs none")
            return nil
        }
        return score
    }

    /// `{from: 2026-01-12, until: 2026-01-16}`: one end at least.
    private func active(_ node: YAMLNode) -> Located<ActiveSource>? {
        let example = "active: {from: 2026-01-12, until: 2026-01-16}"
        guard var mapping = YAMLMapping(node, problems: problems, example: example) else { return nil }
        let fromNode = mapping.take("from")
        let untilNode = mapping.take("until")
        mapping.finish()
        let from = fromNode.flatMap { $0.localTime(last: false, problems) }
        let until = untilNode.flatMap { $0.localTime(last: true, problems) }
        if fromNode == nil && untilNode == nil {
            problems.report(
                .order, "`active` has neither beginning nor end", at: node,
                hint: example)
            return nil
        }
        if let from, let until, let untilNode, until <= from {
            problems.report(.order, "the rule's time ends before it begins", at: untilNode)
            return nil
        }
        return Located(value: ActiveSource(from: from, until: until), node: untilNode ?? node, problems: problems)
    }
}
