import Classification
import Testing

/// Every limit of a definition is an error with its place, all at once.
struct DefinitionErrorTests {
    static let errors: [(condition: ConditionDefinition, reason: ClassifierError.Reason)] = [
        (.phrases(["bus", "¡!"]), .phraseWithoutWord("¡!")),
        (.phrases(["ruta {numero}"]), .unknownSlot("ruta {numero}", slot: "{numero}")),
        (.phrases(["route {number"]), .openSlot("route {number")),
        (.phrases(["trans*port"]), .misplacedStar("trans*port")),
        (
            .near([[.expression("ruta (\\d+")], ["bus"]], withinWords: 3),
            .expression("ruta (\\d+", problem: "this `(` is never closed", offset: 5)
        ),
        (.any([.phrases([])]), .emptyCondition),
        (.all([]), .emptyCondition),
        (.none([]), .emptyCondition),
        (.atLeast(0, [.phrases(["a"])]), .countOutOfRange(0, of: 1)),
        (.atLeast(2, [.phrases(["a"])]), .countOutOfRange(2, of: 1)),
        (.near([["a"]], withinWords: 3), .nearGroupCount(1)),
        (.near(Array(repeating: ["a"], count: 7), withinWords: 3), .nearGroupCount(7)),
        (.near([["a"], ["b"]], withinWords: 0), .nearDistance(0)),
        (.near([["a"], []], withinWords: 3), .emptyCondition),
        (.field(.school, []), .emptyCondition),
        (.rule(1), .ruleCycle),
        (.all([.rule(2)]), .idOutOfRange(2)),
        (.field(.school, ["--"]), .valueWithoutWord("--")),
    ]

    private func problems(_ definition: ClassifierDefinition) -> [ClassifierError.Problem] {
        do throws(ClassifierError) {
            _ = try Classifier(compiling: definition)
            return []
        } catch {
            return error.problems
        }
    }

    @Test(arguments: errors) func aConditionThatCannotMeanAnythingIsAnError(
        _ test: (condition: ConditionDefinition, reason: ClassifierError.Reason)
    ) {
        let found = problems(definition([topic(0, rule(.confidential(true)), rule(test.condition))]))
        #expect(found == [.init(topic: 0, rule: 1, reason: test.reason)])
    }

    @Test func allProblemsAreFoundAtOnce() {
        let found = problems(
            definition([
                topic(64, rule(.any([]))), topic(1, rule(.confidential(true), score: 1_000_001, copyTo: [-1])),
            ]))
        #expect(
            found == [
                .init(topic: 0, rule: nil, reason: .idOutOfRange(64)),
                .init(topic: 0, rule: 0, reason: .emptyCondition),
                .init(topic: 1, rule: 0, reason: .idOutOfRange(-1)),
                .init(topic: 1, rule: 0, reason: .scoreOutOfRange(1_000_001)),
            ])
        #expect(
            problems(definition([topic(0)], safety: 1)) == [.init(topic: nil, rule: nil, reason: .idOutOfRange(1))])
    }

    @Test func nestingIsLimited() {
        var condition = ConditionDefinition.confidential(true)
        for _ in 1..<ClassifierLimits.conditionDepthMax { condition = .any([condition]) }
        #expect(problems(definition([topic(0, rule(condition))])) == [])
        #expect(
            problems(definition([topic(0, rule(.any([condition])))])) == [.init(topic: 0, rule: 0, reason: .tooDeep)])
    }

    @Test func aPhraseCanBeCheckedByItself() {
        #expect(Classifier.problem(in: "school bus") == nil)
        #expect(Classifier.problem(in: "…") == .phraseWithoutWord("…"))
        let long = Array(repeating: "very", count: 65).joined(separator: " ")
        #expect(Classifier.problem(in: .phrase(long)) == .phraseTooLong(long, words: 65, wordsMax: 64))
    }
}
