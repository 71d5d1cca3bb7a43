import Classification
import Diagnostics
import YAML

/// Turns the rules of one topic into what the classifier is compiled from.
struct TopicCompiler {
    let source: RuleBookSource
    let routing: RoutingCompiler?
    let clock: LocalClock?
    /// What counts as now for rules whose time is over; nil where nobody asks.
    let now: Int64?

    /// Nil where it has no department; what is wrong is reported.
    func compile(_ ruleSet: RuleSetSource) -> TopicDefinition? {
        RuleCycles.report(in: ruleSet.rules)
        checkScores(ruleSet)
        var conditions = ConditionCompiler(
            lists: PhraseLists(ruleSet.phraseLists, shared: source.sharedLists), ruleSet: ruleSet,
            parts: parts(of: ruleSet))
        let rules = ruleSet.rules.map { rule in
            RuleDefinition(
                id: rule.id.value, score: rule.score ?? 0, scoresByLexicon: rule.scoresByLexicon,
                condition: conditions.compile(rule.condition),
                priority: rule.priority, copyTo: rule.copyTo.compactMap { routing?.department($0) },
                group: rule.group.flatMap { group($0, of: ruleSet) }, active: rule.active.flatMap(active))
        }
        if conditions.phraseCount > RuleBookLimits.phrasesMax {
            ruleSet.topic.report(
                .limit, "the conditions come to more than \(RuleBookLimits.phrasesMax) phrases",
                hint: "every place that names a list counts its phrases again")
        }
        guard let department = ruleSet.department.flatMap({ routing?.department($0) }) else { return nil }
        return TopicDefinition(
            name: ruleSet.topic.value, department: department, threshold: ruleSet.threshold ?? 1,
            copyThreshold: ruleSet.copyThreshold, cap: ruleSet.cap, groupCaps: ruleSet.groupCaps.map(\.most),
            rules: rules)
    }

    /// The parts of a message that the topic's conditions read: safety's all, whatever the district leaves out.
    private func parts(of ruleSet: RuleSetSource) -> MessageParts {
        let standard: MessageParts =
            ruleSet.topic.value == RuleBook.safetyTopic
            ? [] : source.district?.ignoredParts ?? MessagePartWords.ignoredByDefault
        let ignored = ruleSet.ignoredParts ?? standard
        if ignored.isEmpty { return .all }
        let parts: MessageParts = [.subject, .text, .quoted, .forwarded, .signature, .links]
        return parts.subtracting(ignored)
    }

    private func group(_ name: Located<String>, of ruleSet: RuleSetSource) -> Int? {
        let names = ruleSet.groupCaps.map(\.name.value)
        if let place = names.firstIndex(of: name.value) { return place }
        name.report(
            .unknownGroup, "`caps` has no group `\(name.value)`",
            hint: names.isEmpty
                ? "caps: {\(name.value): 5} beside `rules` says what its rules come to at most"
                : Suggestion.hint(for: name.value, among: names, listing: "its groups"))
        return nil
    }

    private func active(_ active: Located<ActiveSource>) -> Range<Int64>? {
        guard let clock else { return nil }
        let from = active.value.from.map { clock.instant(ofLocal: $0) } ?? .min
        let until = active.value.until.map { clock.instant(ofLocal: $0) } ?? .max
        if let now, until <= now {
            active.problems.report(
                .warning, code: RuleBookCode.expired.rawValue, "the rule's time is over: it fires no more",
                at: active.node, hint: "delete the rule, or give it another end")
        }
        return from..<max(from, until)
    }

    /// A rule without a score scores by its lexicon, or is for others to build on, or for its priority and copies.
    private func checkScores(_ ruleSet: RuleSetSource) {
        let silent = ruleSet.rules.filter {
            $0.score == nil && !$0.scoresByLexicon && $0.priority == nil && $0.copyTo.isEmpty
        }
        if silent.isEmpty { return }
        let built = Set(ruleSet.rules.flatMap(\.condition.rules).map(\.value))
        for rule in silent where !built.contains(rule.id.value) {
            rule.id.report(
                .score, "the rule `\(rule.id.value)` has no score and changes nothing",
                hint: "give it a score, a priority or copy_to, or let another rule build on it (rule: \(rule.id.value))"
            )
        }
    }
}
