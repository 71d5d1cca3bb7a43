import Classification
import Diagnostics
import YAML

/// Turns the tests of all rule files into what can be run: names into ids.
struct RuleTestCompiler {
    /// In the order of topics.
    let ruleSets: [RuleSetSource]
    let routing: RoutingCompiler

    func compile() -> [RuleTest] {
        var firstRule = 0
        var tests: [RuleTest] = []
        for (topic, ruleSet) in ruleSets.enumerated() {
            if !ruleSet.tests.isEmpty {
                let names = ruleSet.rules.enumerated().map { ($0.element.id.value, firstRule + $0.offset) }
                let rules = Dictionary(names) { first, _ in first }
                tests += ruleSet.tests.map { test($0, in: ruleSet, topic: topic, rules: rules) }
            }
            firstRule += ruleSet.rules.count
        }
        return tests
    }

    private func test(
        _ source: TestSource, in ruleSet: RuleSetSource, topic: TopicID, rules: [String: RuleID]
    ) -> RuleTest {
        var expectation = RuleTest.Expectation()
        expectation.topic = source.expectedTopic.map { known($0) }
        expectation.copies = source.expectedCopies.map { names in
            DepartmentSet(
                names.compactMap { routing.department($0) }.map { DepartmentSet($0) })
        }
        expectation.priority = source.expectedPriority
        expectation.fired = source.fired.compactMap { rule($0, in: ruleSet, rules) }
        expectation.notFired = source.notFired.compactMap { rule($0, in: ruleSet, rules) }
        return RuleTest(
            topic: topic, message: source.message, expectation: expectation, file: source.problems.file,
            position: source.text.start, length: source.text.underline)
    }

    private func known(_ topic: Located<String>) -> String {
        let names = ruleSets.map(\.topic.value) + [RuleBook.noTopic]
        if !names.contains(topic.value) {
            topic.report(
                .unknownTopic, "there is no topic `\(topic.value)`",
                hint: Suggestion.hint(for: topic.value, among: names, listing: "the topics"))
        }
        return topic.value
    }

    private func rule(_ id: Located<String>, in ruleSet: RuleSetSource, _ rules: [String: RuleID]) -> RuleID? {
        if let rule = rules[id.value] { return rule }
        guard !ruleSet.unreadableRules.contains(id.value) else { return nil }
        id.report(
            .unknownRule, "this topic has no rule `\(id.value)`",
            hint: Suggestion.hint(for: id.value, among: ruleSet.rules.map(\.id.value), listing: "its rules"))
        return nil
    }
}
