import Classification
import Foundation
import SeededNumbers
import Testing

/// The same message gives the same decision, whatever scratch saw before it, and time stays linear in the text.
struct ScratchTests {
    static let rules: [RuleDefinition] = [
        rule(.near([["bus", "camión"], ["late", "tarde"]], withinWords: 8), score: 3),
        rule(.phrases(["{word} {number}", "never {word} came"])),
        rule(.none([.field(.language, ["es"])])),
    ]

    @Test func oneScratchServesClassifiersInTurn() throws {
        let first = try Classifier(compiling: definition([topic(0, Self.rules[0])]))
        let second = try Classifier(compiling: definition([topic(1, Self.rules[1]), topic(2, Self.rules[0])]))
        let scratch = ClassifierScratch()
        let message = TestMessage(text: "bus 7 is late")
        for classifier in [first, second, first, second] {
            #expect(classifier.outcome(of: message, scratch: scratch) == classifier.outcome(of: message))
        }
    }

    @Test func whatCameBeforeChangesNothing() throws {
        let classifier = try Classifier(
            compiling: definition([topic(0, Self.rules[0], Self.rules[1]), topic(1, Self.rules[2])]))
        let scratch = ClassifierScratch()
        var random = SplitMix64(seed: 4)
        let words = ["bus", "late", "tarde", "7", "never", "came", "camión", "x", "校"]
        for _ in 0..<300 {
            let text = (0..<random.next(below: 30)).map { _ in words[random.next(below: words.count)] }
            let message = TestMessage(subject: text.first ?? "", text: text.joined(separator: " "))
            #expect(classifier.outcome(of: message, scratch: scratch) == classifier.outcome(of: message))
        }
    }

    /// The worst for each construct: every word matches, nearly matches, or nearly completes a `near`.
    static let worst: [(name: String, condition: ConditionDefinition, text: String)] = [
        ("phrases", .phrases(["a", "a a", "a a a b"]), "a "),
        ("slots", .phrases(["{word} {word} {word} b", "{number} {word} c"]), "7 "),
        ("near", .near([["a"], ["a"], ["b"], ["zz"]], withinWords: 3), "a a b "),
        ("Han", .phrases(["校校校车"]), "校"),
        ("marks", .phrases(["a"]), "\u{301}"),
        ("separators", .phrases(["a"]), ".,\u{2014}"),
    ]

    @Test(arguments: worst) func tenTimesTheTextTakesAboutTenTimesTheTime(
        _ test: (name: String, condition: ConditionDefinition, text: String)
    ) throws {
        let classifier = try Classifier(compiling: definition([topic(0, rule(test.condition))]))
        let scratch = ClassifierScratch()
        func time(_ copies: Int) -> UInt64 {
            let (message, bytes) = TestMessage(text: String(repeating: test.text, count: copies)).encoded()
            return (0..<5).map { _ in
                let start = processorTime()
                _ = classifier.classify(message, in: bytes.span, scratch: scratch)
                return processorTime() - start
            }.min() ?? 0
        }
        // Quadratic time would take a hundred times as long; the machine is shared.
        #expect(time(20_000) < time(2_000) * 30)
    }

    /// The processor time of this thread, in nanoseconds.
    private func processorTime() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
