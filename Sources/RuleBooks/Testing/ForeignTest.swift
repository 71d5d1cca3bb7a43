import Classification
public import Diagnostics

extension RuleBook {
    /// The safety tests of another book that fail when this one decides, as errors at their places in the other's files.
    public func failedSafetyTests(of other: RuleBook) -> [Diagnostic] {
        let runner = RuleTestRunner(book: self)
        guard let safety = topicNames.firstIndex(of: Self.safetyTopic),
            let otherSafety = other.topicNames.firstIndex(of: Self.safetyTopic)
        else { return [] }
        return other.tests.filter { $0.topic == otherSafety }.compactMap { test in
            let foreign = ForeignTest(test, of: other, for: self, topic: safety)
            let result = runner.run(foreign.test)
            let problems = foreign.problems + result.problems
            guard !problems.isEmpty else { return nil }
            return Diagnostic(
                code: RuleBookCode.safetyTest.rawValue,
                "a safety test of the running rules fails: \(problems.joined(separator: "; ")) (\(result.evidence))",
                file: test.file, at: test.position, length: test.length)
        }
    }
}

/// A test of one book with the ids of another: topics, departments and rules are the same where their names are.
private struct ForeignTest {
    var test: RuleTest
    /// What it names and the other book does not have.
    var problems: [String] = []

    init(_ original: RuleTest, of home: RuleBook, for book: RuleBook, topic: TopicID) {
        var expectation = original.expectation
        var missing: [String] = []
        expectation.copies = original.expectation.copies.map { copies in
            var translated = DepartmentSet()
            for (id, name) in home.departmentNames.enumerated() where copies.contains(DepartmentSet(id)) {
                if let known = book.departmentNames.firstIndex(of: name) {
                    translated.formUnion(DepartmentSet(known))
                } else {
                    missing.append("there is no department \(name) any more")
                }
            }
            return translated
        }
        let rules = book.rules(of: topic)
        expectation.fired = original.expectation.fired.compactMap { rule in
            let name = home.ruleNames[rule]
            if let known = rules.first(where: { book.ruleNames[$0] == name }) { return known }
            missing.append("there is no rule \(name) any more")
            return nil
        }
        expectation.notFired = original.expectation.notFired.compactMap { rule in
            rules.first { book.ruleNames[$0] == home.ruleNames[rule] }
        }
        test = RuleTest(
            topic: topic, message: original.message, expectation: expectation, file: original.file,
            position: original.position, length: original.length)
        problems = missing
    }
}

extension RuleBook {
    /// The ids of a topic's rules; they are numbered topic by topic.
    fileprivate func rules(of topic: TopicID) -> Range<RuleID> {
        let topics = classifier.definition.topics
        let first = topics[..<topic].reduce(0) { $0 + $1.rules.count }
        return first..<first + topics[topic].rules.count
    }
}
