import Classification
import Testing

/// Caps, rules that build on rules, and `near` in order.
struct ScoreTests {
    private func rule(
        _ phrase: PatternDefinition, _ score: Int, group: Int? = nil
    ) -> RuleDefinition {
        RuleDefinition(id: "rule", score: score, condition: .phrases([phrase]), group: group)
    }

    private func scores(_ topic: TopicDefinition, _ texts: [String]) throws -> [Int] {
        let classifier = try Classifier(compiling: definition([topic]))
        let scratch = ClassifierScratch()
        return texts.map { classifier.outcome(of: TestMessage(text: $0), scratch: scratch).scores[0] }
    }

    @Test func aGroupOfRulesAddsAtMostItsCap() throws {
        let words = TopicDefinition(
            name: "t", department: 0, threshold: 1, groupCaps: [5],
            rules: [rule("late", 3, group: 0), rule("tarde", 3, group: 0), rule("hoy", -2, group: 0), rule("bus", 4)])
        #expect(
            try scores(words, ["late", "late tarde", "late tarde bus", "late hoy", "hoy", "x", "late tarde"])
                == [3, 5, 9, 1, -2, 0, 5])
    }

    @Test func aTopicComesToAtMostItsCap() throws {
        let words = TopicDefinition(
            name: "t", department: 0, threshold: 1, cap: 6, rules: [rule("late", 5), rule("tarde", 5)])
        #expect(try scores(words, ["late", "late, tarde", "x"]) == [5, 6, 0])
    }

    @Test func capsOfOneTopicLeaveOthersAlone() throws {
        let capped = TopicDefinition(
            name: "t", department: 0, threshold: 1, groupCaps: [1], rules: [rule("bus", 4, group: 0)])
        let free = TopicDefinition(name: "u", department: 1, threshold: 1, rules: [rule("bus", 4)])
        let classifier = try Classifier(compiling: definition([free, capped]))
        #expect(classifier.outcome(of: TestMessage(text: "el bus")).scores == [4, 1])
    }

    @Test func aRuleMayBuildOnOthersWhereverTheyStand() throws {
        let late = RuleDefinition(id: "late", score: 0, condition: .phrases(["late", "tarde"]))
        let lateBus = RuleDefinition(
            id: "late-bus", score: 5, condition: .all([.rule(1), .phrases(["bus"]), .none([.rule(2)])]))
        let job = RuleDefinition(id: "job", score: -1, condition: .phrases(["job", "trabajo"]))
        let topic = TopicDefinition(name: "t", department: 0, threshold: 1, rules: [lateBus, late, job])
        #expect(
            try scores(topic, ["late bus", "bus tarde", "late", "late bus job", "trabajo en el bus"]) == [
                5, 5, 0, -1, -1,
            ])
        let classifier = try Classifier(compiling: definition([topic]))
        #expect(classifier.evidence(of: TestMessage(text: "the late bus")) == ["late", "bus"])
    }

    @Test func rulesThatComeBackToThemselvesAreRefused() {
        func reason(_ conditions: ConditionDefinition...) -> [ClassifierError.Reason] {
            let rules = conditions.map { RuleDefinition(id: "r", score: 1, condition: $0) }
            do throws(ClassifierError) {
                _ = try Classifier(
                    compiling: definition([TopicDefinition(name: "t", department: 0, threshold: 1, rules: rules)]))
                return []
            } catch {
                return error.problems.map(\.reason)
            }
        }
        #expect(reason(.rule(0)) == [.ruleCycle])
        #expect(reason(.rule(1), .any([.rule(0)])) == [.ruleCycle, .ruleCycle])
        #expect(reason(.rule(1), .phrases(["x"])) == [])
        #expect(reason(.rule(7)) == [.idOutOfRange(7)])
    }

    @Test func rulesThatDoubleWithEveryStepAreRefused() {
        var rules = [RuleDefinition(id: "0", score: 1, condition: .phrases(["x"]))]
        for place in 1..<30 {
            rules.append(
                RuleDefinition(id: "\(place)", score: 1, condition: .all([.rule(place - 1), .rule(place - 1)])))
        }
        let topic = TopicDefinition(name: "t", department: 0, threshold: 1, rules: rules)
        #expect(throws: ClassifierError.self) { try Classifier(compiling: definition([topic])) }
    }

    static let orders: [(groups: [[PatternDefinition]], text: String, holds: Bool)] = [
        ([["bus"], ["late"]], "the bus is late", true),
        ([["late"], ["bus"]], "the bus is late", false),
        ([["late"], ["bus"]], "the bus is late, that bus", true),
        ([["no"], ["llegó"], ["camión"]], "no me llegó el camión", true),
        ([["camión"], ["no"], ["llegó"]], "no me llegó el camión", false),
        ([["a b"], ["b c"]], "a b c", false),
        ([["a b"], ["b c"]], "a b b c", true),
    ]

    @Test(arguments: orders) func nearInOrderTakesItsGroupsInTheirOrder(
        _ test: (groups: [[PatternDefinition]], text: String, holds: Bool)
    ) throws {
        #expect(try holds(.near(test.groups, withinWords: 8, inOrder: true), test.text) == test.holds)
    }
}
