public import Classification
public import Diagnostics

/// What came of the tests of all rule files, run by the production classifier.
public struct RuleTestReport: Sendable {
    /// One test with its end.
    public struct Result: Sendable {
        /// The test.
        public let test: RuleTest
        /// What came out otherwise than expected; empty where the test passes.
        public let problems: [String]
        /// The score of the test's own topic, and the rules behind it.
        public let evidence: String
        /// The rules that fired, by their ids.
        public let firedRules: [RuleID]
        /// What it took.
        public let duration: Duration

        /// Whether all came out as expected.
        public var passes: Bool { problems.isEmpty }

        /// What came out instead, in words; empty where the test passes.
        public var message: String { passes ? "" : "\(problems.joined(separator: "; ")) (\(evidence))" }

        /// A failure as a diagnostic at the test's place.
        public func diagnostic(_ code: RuleBookCode) -> Diagnostic {
            Diagnostic(
                code: code.rawValue, "this test fails: \(message)", file: test.file, at: test.position,
                length: test.length)
        }
    }

    /// In the order of topics and files.
    public let results: [Result]
    /// How many tests make each rule fire; `RuleID` is the index.
    public let hits: [Int]

    /// Runs the tests of a book: all of them, or those of one topic's file. `onProgress` is told before each how many have run.
    public init(of book: RuleBook, topic: TopicID? = nil, onProgress: (_ run: Int, _ total: Int) -> Void = { _, _ in })
    {
        let runner = RuleTestRunner(book: book)
        let tests = book.tests.filter { topic == nil || $0.topic == topic }
        results = tests.enumerated().map { place, test in
            onProgress(place, tests.count)
            return runner.run(test)
        }
        var hits = [Int](repeating: 0, count: book.ruleNames.count)
        for result in results { for rule in result.firedRules { hits[rule] += 1 } }
        self.hits = hits
    }

    /// The tests that fail.
    public var failures: [Result] { results.filter { !$0.passes } }

    /// The rules that no test makes fire.
    public var rulesNeverHit: Set<RuleID> { Set(hits.indices.filter { hits[$0] == 0 }) }
}
