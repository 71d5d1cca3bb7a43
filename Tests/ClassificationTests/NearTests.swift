import Classification
import Testing

struct NearTests {
    static let cases: [(groups: [[PatternDefinition]], within: Int, text: String, holds: Bool)] = [
        // The distance counts from the first word to the last, both included.
        ([["bus"], ["late"]], 2, "bus late", true),
        ([["bus"], ["late"]], 1, "bus late", false),
        ([["bus"], ["late"]], 3, "late my bus", true),
        ([["bus"], ["late"]], 2, "late my bus", false),
        ([["camión"], ["no llegó"]], 3, "no llego camion", true),
        ([["camión"], ["no llegó"]], 2, "no llego camion", false),
        // Occurrences do not overlap, not even with themselves.
        ([["school bus"], ["bus late"]], 9, "school bus late", false),
        ([["school bus"], ["bus late"]], 9, "school bus late, bus late", true),
        ([["bus"], ["bus"]], 9, "bus", false),
        ([["bus"], ["bus"]], 9, "bus bus", true),
        ([["bus", "school bus"], ["school", "late"]], 9, "school bus", true),
        // A nearer occurrence counts where the first is too far.
        ([["bus"], ["late"]], 2, "bus x x x late x bus late", true),
        ([["bus"], ["late"]], 3, "late x x bus x x late x bus", true),
        // Three groups, in any order, with the middle one shared by a longer phrase.
        ([["a"], ["b"], ["c"]], 3, "c a b", true),
        ([["a"], ["b"], ["c"]], 3, "a c x b", false),
        ([["a"], ["b"], ["c"]], 3, "a c x b a c", true),
        ([["a"], ["b c"], ["c", "d"]], 4, "b c a x d b c", false),
        ([["a"], ["b c"], ["c", "d"]], 5, "b c a x d b c", true),
        ([["a"], ["b"], ["c"], ["d"], ["e"], ["f"]], 6, "x f e d c b a x", true),
        ([["a"], ["b"], ["c"], ["d"], ["e"], ["f"]], 6, "f e d x c b a", false),
        ([["late"], ["route {number}"]], 3, "route 7 late", true),
    ]

    @Test(arguments: cases) func nearHoldsWithinItsWords(
        _ test: (groups: [[PatternDefinition]], within: Int, text: String, holds: Bool)
    ) throws {
        #expect(try holds(.near(test.groups, withinWords: test.within), test.text) == test.holds)
    }

    @Test func nearDoesNotCrossFields() throws {
        let near = ConditionDefinition.near([["bus"], ["late"]], withinWords: 8)
        #expect(try !holds(near, TestMessage(subject: "bus", text: "late")))
        #expect(try !holds(near, TestMessage(subject: "late", text: "the bus")))
        #expect(try holds(near, TestMessage(subject: "late bus", text: "hello")))
        #expect(try holds(near, TestMessage(subject: "bus", text: "the bus is late")))
    }

    @Test func theEvidenceIsTheChoiceThatEndsFirstAndBeginsLast() throws {
        let near = ConditionDefinition.near([["bus"], ["late"]], withinWords: 8)
        let classifier = try Classifier(compiling: definition([topic(0, rule(near))]))
        let outcome = classifier.outcome(of: TestMessage(text: "bus bus late late"))
        #expect(outcome.evidence.map { $0.map(\.start) } == [[4, 8]])
    }
}
