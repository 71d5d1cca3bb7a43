import YAML

/// Guarantee 5: a book without safety rules, or without tests that show them to work, is refused.
struct SafetyCheck {
    let source: RuleBookSource

    func check() {
        let name = RuleBook.safetyTopic
        guard let safety = source.ruleSets.first(where: { $0.topic.value == name }) else {
            // Where a file could not be read, that is what has been reported: it may be this one.
            if source.isComplete {
                source.folder.report(
                    .noSafety, "the rules folder has no topic `\(name)`",
                    hint: "a rule book without safety rules is not loaded: threats would go unseen")
            }
            return
        }
        guard !safety.problems.hasErrors else { return }
        let best = safety.rules.reduce(0) { $0 + $1.scoreMost }
        guard let threshold = safety.threshold else { return }
        if best < threshold {
            safety.problems.report(
                .noSafety,
                "the safety rules can't reach their threshold: all together they score \(best) of \(threshold)",
                at: safety.topic.node)
        }
        if safety.tests.isEmpty {
            safety.problems.report(
                .noSafetyTests, "the safety topic has no tests", at: safety.topic.node,
                hint: "a rule book is loaded only when its safety rules pass their tests")
        }
    }
}
