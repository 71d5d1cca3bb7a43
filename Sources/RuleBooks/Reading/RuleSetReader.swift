import Classification
import Diagnostics
import YAML

/// Reads the file of one topic.
struct RuleSetReader {
    let problems: YAMLProblems

    /// Nil where the file has no topic; everything wrong is reported anyway. Keys that have to be there in the end are
    /// named in the result: in an overlay the rules below may have them.
    func read(_ root: YAMLNode) -> RuleSetSource? {
        guard var mapping = YAMLMapping(root, problems: problems) else { return nil }
        let topic = mapping.required("topic").flatMap(topic)
        let departmentNode = mapping.take("department")
        let ownDepartment = departmentNode.flatMap(ownDepartment)
        let department = ownDepartment?.name ?? departmentNode.flatMap(departmentName)
        let answerWithin = mapping.take("answer_within")?.answerWithin(problems)
        let thresholdNode = mapping.take("threshold")
        let threshold = thresholdNode?.score(problems, from: 1)
        let copyThreshold = mapping.take("copy_threshold")?.score(problems, from: 1)
        let cap = mapping.take("cap")?.score(problems, from: 1)
        let groupCaps = mapping.take("caps").map(groupCaps) ?? []
        let ignored = mapping.take("ignore").flatMap(ignored)
        let lists = mapping.take("phrases").map { PhraseListReader(problems: problems).read($0) } ?? [:]
        let isOff = mapping.bool("off") ?? false
        let rulesNode = mapping.take("rules")
        let rules = rulesNode?.filledItems(problems)?.compactMap { RuleReader(problems: problems).read($0) } ?? []
        let tests = mapping.take("tests")?.filledItems(problems)?.compactMap {
            RuleTestReader(problems: problems).read($0)
        }
        mapping.finish()
        reportDuplicates(rules)
        guard let topic else { return nil }
        let keys = [("department", departmentNode), ("threshold", thresholdNode), ("rules", rulesNode)]
        return RuleSetSource(
            topic: topic, department: department, ownDepartment: ownDepartment, answerWithin: answerWithin,
            threshold: thresholdNode == nil ? nil : threshold ?? 1, thresholdNode: thresholdNode,
            copyThreshold: copyThreshold, cap: cap,
            groupCaps: groupCaps, ignoredParts: ignored, phraseLists: lists, rules: rules,
            unreadableRules: unreadableRules(in: rulesNode, rules), tests: tests ?? [],
            isOff: isOff, missingKeys: keys.filter { $0.1 == nil }.map(\.0), node: root, problems: problems)
    }

    private func topic(_ node: YAMLNode) -> Located<String>? {
        guard let name = node.name(problems) else { return nil }
        guard name.value != RuleBook.noTopic else {
            problems.report(
                .name, "`\(RuleBook.noTopic)` is what no topic claims, and can't be one", at: node,
                hint: "district.yaml's `fallback` names the department that owns it")
            return nil
        }
        return name
    }

    private func departmentName(_ node: YAMLNode) -> Located<String>? {
        if case .mapping = node.content { return nil }
        return node.name(problems)
    }

    /// `{name: communications, contact: …}`: a department that only this topic has.
    private func ownDepartment(_ node: YAMLNode) -> DepartmentSource? {
        guard case .mapping = node.content, var mapping = YAMLMapping(node, problems: problems) else { return nil }
        let nameNode = mapping.required("name")
        let name = nameNode?.name(problems)
        let department = DistrictReader(problems: problems).department(&mapping, name: name, key: nameNode ?? node)
        mapping.finish()
        return department
    }

    /// `{wording: 5}`: groups of rules and the most that they come to.
    private func groupCaps(_ node: YAMLNode) -> [GroupCapSource] {
        guard case .mapping(let entries) = node.content else {
            _ = YAMLMapping(node, problems: problems)
            return []
        }
        return entries.compactMap { entry in
            guard let name = entry.key.name(problems), let most = entry.value.score(problems, from: 1) else {
                return nil
            }
            return GroupCapSource(name: name, most: most)
        }
    }

    /// The ids of rules that could not be read, as far as they have one.
    private func unreadableRules(in node: YAMLNode?, _ rules: [RuleSource]) -> Set<String> {
        guard case .sequence(let items)? = node?.content, items.count > rules.count else { return [] }
        let ids = items.compactMap { item -> String? in
            guard case .mapping(let entries) = item.content else { return nil }
            return entries.first { $0.key.scalarText == "id" }?.value.scalarText
        }
        return Set(ids).subtracting(rules.map(\.id.value))
    }

    private func ignored(_ node: YAMLNode) -> MessageParts? {
        MessagePartWords.read(node, among: MessagePartWords.ignorable, problems)
    }

    private func reportDuplicates(_ rules: [RuleSource]) {
        var lines = [String: Int](minimumCapacity: rules.count)
        for rule in rules {
            let id = rule.id
            guard let line = lines.updateValue(id.node.start.line, forKey: id.value) else { continue }
            lines[id.value] = line
            id.report(.duplicateRule, "the id `\(id.value)` stands twice; first on line \(line)")
        }
    }
}
