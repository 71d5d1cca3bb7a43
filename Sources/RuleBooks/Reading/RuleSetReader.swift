import Diagnostics
import YAML

/// Reads the file of one topic.
struct RuleSetReader {
    let problems: YAMLProblems

    /// Nil where the file has no topic or department; everything wrong is reported anyway.
    func read(_ root: YAMLNode) -> RuleSetSource? {
        guard var mapping = YAMLMapping(root, problems: problems) else { return nil }
        let topic = mapping.required("topic").flatMap(topic)
        let department = mapping.required("department")?.name(problems)
        let answerWithin = mapping.take("answer_within")?.answerWithin(problems)
        let threshold = mapping.required("threshold")?.score(problems, from: 1)
        let copyThreshold = mapping.take("copy_threshold")?.score(problems, from: 1)
        let lists = mapping.take("phrases").map(phraseLists) ?? [:]
        let rulesNode = mapping.required("rules")
        let rules = rulesNode?.filledItems(problems)?.compactMap(rule) ?? []
        let tests = mapping.take("tests")?.filledItems(problems)?.compactMap {
            RuleTestReader(problems: problems).read($0)
        }
        mapping.finish()
        reportDuplicates(rules)
        guard let topic, let department else { return nil }
        return RuleSetSource(
            topic: topic, department: department, answerWithin: answerWithin, threshold: threshold ?? 1,
            copyThreshold: copyThreshold, phraseLists: lists, rules: rules,
            unreadableRules: ids(in: rulesNode).subtracting(rules.map(\.id.value)), tests: tests ?? [],
            problems: problems)
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

    private func phraseLists(_ node: YAMLNode) -> [String: PhraseListSource] {
        guard case .mapping(let entries) = node.content else {
            _ = YAMLMapping(node, problems: problems)
            return [:]
        }
        var lists: [String: PhraseListSource] = [:]
        for entry in entries {
            guard let name = entry.key.name(problems) else { continue }
            lists[name.value] = PhraseListSource(name: name, items: phraseListItems(entry.value))
        }
        return lists
    }

    /// `[late, tarde]`, or the same by language: `{en: [late], es: [tarde]}`.
    private func phraseListItems(_ node: YAMLNode) -> [Located<PhraseSource>] {
        guard case .mapping(let languages) = node.content else { return phrases(node) }
        guard !languages.isEmpty else {
            problems.report(.empty, "this phrase list is empty", at: node)
            return []
        }
        return languages.flatMap { language in
            _ = language.key.name(problems)
            return phrases(language.value)
        }
    }

    private func phrases(_ node: YAMLNode) -> [Located<PhraseSource>] {
        node.filledItems(problems)?.compactMap { $0.phrase(problems) } ?? []
    }

    private func rule(_ node: YAMLNode) -> RuleSource? {
        guard var mapping = YAMLMapping(node, problems: problems) else { return nil }
        let id = mapping.required("id")?.name(problems)
        let score = mapping.required("score").flatMap(score)
        let priority = mapping.take("priority")?.priority(problems)
        let copyTo = mapping.take("copy_to")?.filledItems(problems)?.compactMap { $0.name(problems) } ?? []
        let condition = ConditionReader(problems: problems).read(&mapping)
        mapping.finish()
        guard let id, let condition else { return nil }
        return RuleSource(id: id, score: score ?? 1, condition: condition, priority: priority, copyTo: copyTo)
    }

    /// The ids of rules, whatever else is wrong with them.
    private func ids(in node: YAMLNode?) -> Set<String> {
        guard case .sequence(let items)? = node?.content else { return [] }
        return Set(
            items.compactMap { item in
                guard case .mapping(let entries) = item.content else { return nil }
                return entries.first { $0.key.scalarText == "id" }?.value.scalarText
            })
    }

    private func score(_ node: YAMLNode) -> Int? {
        guard let score = node.score(problems) else { return nil }
        guard score != 0 else {
            problems.report(
                .score, "a score of 0 changes nothing", at: node, hint: "a positive or a negative whole number")
            return nil
        }
        return score
    }

    private func reportDuplicates(_ rules: [RuleSource]) {
        var seen: [String: Int] = [:]
        for rule in rules {
            if let line = seen[rule.id.value] {
                problems.report(
                    .duplicateRule, "the id `\(rule.id.value)` stands twice; first on line \(line)", at: rule.id.node)
            }
            seen[rule.id.value] = seen[rule.id.value] ?? rule.id.node.start.line
        }
    }
}
