import Testing

@testable import SwitchboardService

/// What may take the running book's place.
@Suite struct ReloadGateTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var findings = ReloadGate.Findings()
        let verdict: ReloadGate.Verdict

        init(_ name: String, _ verdict: ReloadGate.Verdict, _ change: (inout ReloadGate.Findings) -> Void) {
            testDescription = name
            self.verdict = verdict
            findings.rules = (100, 100)
            findings.tests = (50, 50)
            change(&findings)
        }
    }

    static let cases = [
        Case("nothing found", .accepted) { _ in },
        Case("an error", .refused(["e"])) { $0.errors = ["e"] },
        Case("a missing Kafka topic", .refused(["k"])) { $0.kafkaTopics = ["k"] },
        Case("a safety test of the running book", .refused(["s"])) { $0.runningSafetyTests = ["s"] },
        Case("refusals go before holds", .refused(["e", "k", "s"])) {
            $0 = .init(errors: ["e"], kafkaTopics: ["k"], runningSafetyTests: ["s"], failingTests: ["f"])
        },
        Case("another failing test", .held(["f"])) { $0.failingTests = ["f"] },
        Case("a tenth fewer rules", .accepted) { $0.rules = (100, 90) },
        Case("over a tenth fewer rules", .held(["89 rules instead of 100: over 10 % fewer"])) { $0.rules = (100, 89) },
        Case("a tenth fewer tests", .accepted) { $0.tests = (50, 45) },
        Case("over a tenth fewer tests", .held(["44 tests instead of 50: over 10 % fewer"])) { $0.tests = (50, 44) },
        Case("one of nine rules", .held(["8 rules instead of 9: over 10 % fewer"])) { $0.rules = (9, 8) },
        Case("more of both", .accepted) { ($0.rules, $0.tests) = ((100, 300), (50, 51)) },
        Case("nothing to compare with", .accepted) { ($0.rules, $0.tests) = ((0, 3), (0, 1)) },
        Case("no decision changes", .accepted) { $0.decisions = .init(count: 200) },
        Case("a tenth of the decisions changes", .accepted) { $0.decisions = .init(count: 200, changed: 20) },
        Case(
            "over a tenth of the decisions changes",
            .held([
                "21 of 200 recent inquiries would be decided otherwise: over 10 % (reload.max_changed_percent)"
            ])
        ) { $0.decisions = .init(count: 200, changed: 21) },
        Case("one inquiry loses safety", .held(["1 of 200 recent inquiries would no longer reach safety"])) {
            $0.decisions = .init(count: 200, changed: 1, noLongerSafety: 1)
        },
        Case("one inquiry is less urgent", .held(["1 of 200 recent inquiries would no longer be urgent"])) {
            $0.decisions = .init(count: 200, changed: 1, noLongerUrgent: 1)
        },
        Case("nothing to decide", .accepted) { $0.decisions = .init() },
        Case("all holds are named", .held(["f", "1 rules instead of 100: over 10 % fewer"])) {
            ($0.failingTests, $0.rules) = (["f"], (100, 1))
        },
    ]

    @Test(arguments: cases) func theVerdictFollowsFromTheFindings(_ example: Case) {
        #expect(ReloadGate(findings: example.findings, changedPercentMax: 10).verdict == example.verdict)
    }
}
