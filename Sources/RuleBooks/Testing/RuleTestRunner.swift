import Classification

/// Runs rule tests by the production classifier. One at a time: it owns the classifier's scratch.
struct RuleTestRunner {
    private let book: RuleBook
    private let scratch = ClassifierScratch()

    init(book: RuleBook) { self.book = book }

    /// Runs one test.
    func run(_ test: RuleTest) -> RuleTestReport.Result {
        var bytes: [UInt8] = []
        let message = test.message.message(in: &bytes)
        let start = ContinuousClock.now
        let decision = book.classifier.classify(message, in: bytes.span, scratch: scratch)
        return RuleTestReport.Result(
            test: test, problems: problems(test.expectation, decision: decision), evidence: evidence(of: test),
            firedRules: scratch.firedRules.map(\.rule), duration: start.duration(to: .now))
    }

    private func problems(_ expected: RuleTest.Expectation, decision: Decision) -> [String] {
        var problems: [String] = []
        let topic = decision.topic.map { book.topicNames[$0] } ?? RuleBook.noTopic
        if let wanted = expected.topic, wanted != topic { problems.append("expected topic \(wanted), got \(topic)") }
        if let wanted = expected.copies, wanted != decision.copies {
            problems.append("expected copies to \(names(wanted)), got \(names(decision.copies))")
        }
        if let wanted = expected.priority, wanted != decision.priority {
            problems.append("expected priority \(wanted.name), got \(decision.priority.name)")
        }
        let fired = Set(scratch.firedRules.map(\.rule))
        for rule in expected.fired where !fired.contains(rule) {
            problems.append("expected the rule \(book.ruleNames[rule]) to fire")
        }
        for rule in expected.notFired where fired.contains(rule) {
            problems.append("the rule \(book.ruleNames[rule]) fired")
        }
        return problems
    }

    private func names(_ departments: DepartmentSet) -> String {
        let names = book.departmentNames.indices.filter { departments.contains(DepartmentSet($0)) }
        return names.isEmpty ? "nobody" : names.map { book.departmentNames[$0] }.joined(separator: ", ")
    }

    /// The score of the test's own topic, and the rules behind it.
    private func evidence(of test: RuleTest) -> String {
        let topic = book.classifier.definition.topics[test.topic]
        let rules = scratch.firedRules.filter { $0.topic == test.topic }.map { rule in
            "\(book.ruleNames[rule.rule]) \(rule.score > 0 ? "+" : "")\(rule.score)"
        }
        let score = scratch.topicScores[test.topic]
        let list = rules.isEmpty ? "no rule fired" : rules.joined(separator: ", ")
        return "\(topic.name) scored \(score) of \(topic.threshold): \(list)"
    }
}
