public import Diagnostics

extension RuleBook {
    /// A test that failed.
    public struct TestFailure: Sendable {
        /// The test.
        public let test: RuleTest
        /// What came out instead, in words.
        public let message: String

        /// The same as a diagnostic at the test's place.
        public func diagnostic(_ code: RuleBookCode) -> Diagnostic {
            Diagnostic(
                code: code.rawValue, "this test fails: \(message)", file: test.file, at: test.position,
                length: test.length)
        }
    }

    /// Runs the tests of all rule files by the production classifier; the failures in the order of topics and files.
    public func runTests() -> [TestFailure] { failures(of: tests) }

    /// The tests of the safety topic that fail, as errors that refuse the book.
    func safetyTestFailures() -> [Diagnostic] {
        guard let safety = topicNames.firstIndex(of: Self.safetyTopic) else { return [] }
        return failures(of: tests.filter { $0.topic == safety }).map { $0.diagnostic(.safetyTest) }
    }

    private func failures(of tests: [RuleTest]) -> [TestFailure] {
        let runner = RuleTestRunner(book: self)
        return tests.compactMap { test in
            runner.failure(of: test).map { TestFailure(test: test, message: $0) }
        }
    }
}
