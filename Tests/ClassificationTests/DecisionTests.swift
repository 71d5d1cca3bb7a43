import Classification
import Testing

/// From scores to owner, copies and priority.
struct DecisionTests {
    private func decide(_ topics: [TopicDefinition], safety: TopicID? = nil, _ text: String) throws -> Decision {
        try Classifier(compiling: definition(topics, safety: safety)).outcome(of: TestMessage(text: text)).decision
    }

    @Test func nothingClaimsAndTheFallbackOwns() throws {
        let decision = try decide([topic(0, threshold: 2, rule(.phrases(["bus"])))], "the bus")
        #expect(decision.topic == nil && decision.owner == 9 && decision.score == 0 && decision.threshold == 0)
        #expect(decision.runnerUp == 0 && decision.runnerUpScore == 1)
        #expect(decision.priority == .normal && decision.copies == [])
    }

    @Test func theHighestScoreOwnsAndTheNextIsRunnerUp() throws {
        let topics = [
            topic(0, rule(.phrases(["bus"]), score: 2)), topic(1, rule(.phrases(["pelea"]), score: 3)),
            topic(2, rule(.phrases(["bus"]), score: -3)),
        ]
        let decision = try decide(topics, "pelea en el bus")
        #expect(decision.topic == 1 && decision.owner == 1 && decision.score == 3 && decision.threshold == 1)
        #expect(decision.runnerUp == 0 && decision.runnerUpScore == 2)
        #expect(decision.copies == [])
    }

    @Test func aTieGoesByTheOrderOfTopics() throws {
        let decision = try decide([topic(3, rule(.phrases(["a"]))), topic(2, rule(.phrases(["b"])))], "b a")
        #expect(decision.topic == 0 && decision.owner == 3 && decision.runnerUp == 1)
    }

    @Test func aRuleCountsOnceAnInquiry() throws {
        let topics = [topic(0, threshold: 2, rule(.phrases(["bus", "camión"])))]
        #expect(try decide(topics, "bus bus camión bus").topic == nil)
    }

    @Test func aNegativeScoreTakesAClaimAway() throws {
        let topics = [topic(0, threshold: 2, rule(.phrases(["bus"]), score: 3), rule(.phrases(["job"]), score: -2))]
        #expect(try decide(topics, "bus").topic == 0)
        #expect(try decide(topics, "bus job").topic == nil)
    }

    @Test func aTopicCopiesAtItsCopyThresholdAndNeverWithoutOne() throws {
        let owner = topic(0, rule(.phrases(["bus"]), score: 9))
        let text = "bus grade"
        #expect(try decide([owner, topic(1, rule(.phrases(["grade"]), score: 5))], text).copies == [])
        let copying = topic(1, threshold: 4, copyThreshold: 2, rule(.phrases(["grade"]), score: 2))
        #expect(try decide([owner, copying], text).copies == DepartmentSet(1))
    }

    @Test func safetyCopiesAtItsThresholdUnlessItHasAnother() throws {
        let owner = topic(0, rule(.phrases(["bus"]), score: 9))
        let safety = topic(1, threshold: 4, rule(.phrases(["arma"]), score: 4))
        #expect(try decide([owner, safety], safety: 1, "arma en el bus").copies == DepartmentSet(1))
        #expect(try decide([owner, safety], "arma en el bus").copies == [])
        let strict = topic(1, threshold: 4, copyThreshold: 5, rule(.phrases(["arma"]), score: 4))
        #expect(try decide([owner, strict], safety: 1, "arma en el bus").copies == [])
    }

    @Test func copiesAndPriorityOfARuleHoldOnlyWhereItsTopicOwnsOrCopies() throws {
        let owner = topic(0, rule(.phrases(["bus"]), score: 9, copyTo: [5]))
        let idle = topic(1, threshold: 4, rule(.phrases(["grade"]), score: 3, priority: .urgent, copyTo: [6]))
        let decision = try decide([owner, idle], "bus grade")
        #expect(decision.copies == DepartmentSet(5) && decision.priority == .normal)
        let copying = topic(
            1, threshold: 4, copyThreshold: 3, rule(.phrases(["grade"]), score: 3, priority: .high, copyTo: [6]))
        let both = try decide([owner, copying], "bus grade")
        #expect(both.copies == [DepartmentSet(1), DepartmentSet(5), DepartmentSet(6)] && both.priority == .high)
    }

    @Test func copiesAndPriorityOfSafetyHoldBelowItsThresholdToo() throws {
        let owner = topic(0, rule(.phrases(["bus"]), score: 9, priority: .low))
        let safety = topic(1, threshold: 4, rule(.phrases(["knife"]), score: 1, priority: .urgent, copyTo: [7]))
        let decision = try decide([owner, safety], safety: 1, "knife on the bus")
        #expect(decision.topic == 0 && decision.priority == .urgent && decision.copies == DepartmentSet(7))
    }

    @Test func aLowPriorityAloneIsTheDecisions() throws {
        #expect(try decide([topic(0, rule(.phrases(["thanks"]), priority: .low))], "thanks").priority == .low)
    }

    @Test func aDepartmentGetsOneAssignmentAndTheOwnerWins() throws {
        let topics = [
            topic(0, rule(.phrases(["bus"]), score: 3, copyTo: [0, 4, 4])),
            topic(0, threshold: 1, copyThreshold: 1, rule(.phrases(["bus"]), score: 1, copyTo: [4])),
        ]
        let decision = try decide(topics, "bus")
        #expect(decision.owner == 0 && decision.copies == DepartmentSet(4))
    }

    @Test func aRuleWithoutPhrasesIsAlwaysEvaluated() throws {
        let topics = [topic(0, rule(.none([.phrases(["bus"])]))), topic(1, rule(.confidential(true), score: 2))]
        let classifier = try Classifier(compiling: definition(topics))
        let scratch = ClassifierScratch()
        for _ in 0..<2 {
            #expect(classifier.outcome(of: TestMessage(text: "hi"), scratch: scratch).decision.topic == 0)
            #expect(classifier.outcome(of: TestMessage(text: "bus"), scratch: scratch).decision.topic == nil)
            let secret = TestMessage(text: "hi", isConfidential: true)
            #expect(classifier.outcome(of: secret, scratch: scratch).decision.topic == 1)
        }
    }

    @Test func ofTooManyFiredRulesTheOwnersAreKept() throws {
        let many = { (count: Int, score: Int) in
            TopicDefinition(
                name: "t", department: 0, threshold: 1,
                rules: (0..<count).map { RuleDefinition(id: "\($0)", score: score, condition: .phrases(["x"])) })
        }
        let classifier = try Classifier(compiling: definition([many(60, 1), many(50, 2)]))
        let outcome = classifier.outcome(of: TestMessage(text: "x"))
        #expect(outcome.scores == [60, 100] && outcome.fired.count == ClassifierLimits.firedRulesMax)
        #expect(outcome.fired.map(\.rule) == Array(0..<14) + Array(60..<110))
    }
}
