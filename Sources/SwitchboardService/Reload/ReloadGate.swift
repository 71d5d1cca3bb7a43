/// Whether a book may take the place of the running one. Pure: what was found out about the book goes in, the verdict comes out.
struct ReloadGate {
    /// What was found out.
    struct Findings: Sendable {
        /// What is wrong with the files: syntax, meaning, safety missing, empty or failing its own tests.
        var errors: [String] = []
        /// Kafka topics that are missing or can't be used.
        var kafkaTopics: [String] = []
        /// Safety tests of the running book that fail under the new one.
        var runningSafetyTests: [String] = []
        /// Other tests of the new book that fail.
        var failingTests: [String] = []
        /// How many rules and tests the running book has, and the new one.
        var rules = (before: 0, after: 0)
        var tests = (before: 0, after: 0)
        /// What would change about recent inquiries; nil where nothing was compared.
        var decisions: DecisionFindings?
    }

    /// What the gate says.
    enum Verdict: Equatable {
        case accepted
        /// Held until confirmed, because of these.
        case held([String])
        /// Refused, because of these.
        case refused([String])
    }

    let findings: Findings
    /// The share of recent inquiries whose decision may change, in percent.
    var changedPercentMax = 100

    var verdict: Verdict {
        let refusals = findings.errors + findings.kafkaTopics + findings.runningSafetyTests
        guard refusals.isEmpty else { return .refused(refusals) }
        let holds =
            findings.failingTests + fewer("rules", findings.rules) + fewer("tests", findings.tests)
            + (findings.decisions?.holds(percentMax: changedPercentMax) ?? [])
        return holds.isEmpty ? .accepted : .held(holds)
    }

    /// A file that was cut short can be valid YAML: so many fewer at once is to be meant.
    private func fewer(_ what: String, _ count: (before: Int, after: Int)) -> [String] {
        guard count.after * 100 < count.before * (100 - Self.fewerPercentMax) else { return [] }
        return ["\(count.after) \(what) instead of \(count.before): over \(Self.fewerPercentMax) % fewer"]
    }

    /// Ops take rules out one by one; a file cut short loses more.
    static let fewerPercentMax = 10
}
