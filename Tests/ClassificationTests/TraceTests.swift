import Classification
import NaiveMatching
import SeededNumbers
import Testing

/// Explaining says what deciding did: on random books and messages of so few words that everything happens.
@Suite struct TraceTests {
    /// Rule books, and messages for each: 100,000 in release, every tenth in the seconds a debug build has.
    private static let books = 100
    #if DEBUG
        private static let messagesPerBook = 100
    #else
        private static let messagesPerBook = 1000
    #endif

    @Test func aTraceSaysOfRandomMessagesWhatTheClassifierDecided() throws {
        let differential = DifferentialTests()
        var random = RandomBook(maker: PatternMaker(SplitMix64(seed: 62_026)))
        // Made once and put together anew for every message, which takes a debug build less time.
        let pieces = (0..<2000).map { _ in random.maker.text(upTo: 3) }
        let (traced, decided) = (ClassifierScratch(), ClassifierScratch())
        for book in 0..<Self.books {
            let definition = differential.randomDefinition(&random)
            let classifier = try Classifier(compiling: definition)
            for _ in 0..<Self.messagesPerBook {
                let (subject, text, end) = (
                    random.next(below: pieces.count), random.next(below: pieces.count), random.next(below: pieces.count)
                )
                let message = TestMessage(subject: pieces[subject], text: pieces[text] + pieces[end])
                let (encoded, bytes) = message.encoded()
                let trace = classifier.trace(encoded, in: bytes.span, scratch: traced)
                let decision = classifier.classify(encoded, in: bytes.span, scratch: decided)
                if let difference = difference(trace, decision, decided, by: classifier) {
                    Issue.record("\(difference); book \(book), \(message), \(definition)")
                    return
                }
            }
        }
    }

    private func difference(
        _ trace: ClassificationTrace, _ decision: Decision, _ scratch: ClassifierScratch, by classifier: Classifier
    ) -> String? {
        if trace.decision != decision { return "\(trace.decision) for \(decision)" }
        if trace.topicScores != scratch.topicScores { return "scores \(trace.topicScores)" }
        var fired = Array(zip(scratch.firedRules, classifier.evidence(in: scratch)))[...]
        for rule in trace.rules {
            let condition = rule.condition
            if (condition.changesToHold == 0) != condition.holds { return "rule \(rule.rule) is a change away" }
            if (condition.changesToFail == 0) == condition.holds { return "rule \(rule.rule) can't fail" }
            guard rule.fired else { continue }
            guard let (first, evidence) = fired.popFirst(), first.rule == rule.rule else {
                return "rule \(rule.rule) did not fire"
            }
            if condition.evidence != evidence { return "evidence of rule \(rule.rule)" }
        }
        return fired.isEmpty ? nil : "rule \(fired[0].0.rule) fired"
    }

    private func trace(_ condition: ConditionDefinition, _ text: String) throws -> ConditionTrace {
        let classifier = try Classifier(compiling: definition([topic(0, rule(condition))]))
        let (message, bytes) = TestMessage(text: text).encoded()
        let trace = classifier.trace(message, in: bytes.span, scratch: ClassifierScratch())
        return try #require(trace.rules.first).condition
    }

    @Test func eachConditionInsideSaysWhetherItHolds() throws {
        let condition = ConditionDefinition.all([.phrases(["bus"]), .any([.phrases(["late"]), .phrases(["tarde"])])])
        let trace = try trace(condition, "the bus is here")
        #expect(!trace.holds)
        #expect(trace.children.map(\.holds) == [true, false])
        #expect(trace.children[1].children.map(\.holds) == [false, false])
        #expect(trace.children[0].evidence == [Evidence(field: .text, start: 4, end: 7)])
        #expect(trace.isPartlyMet)
    }

    @Test(arguments: [
        ("hello", 2), ("the bus", 1), ("late", 1), ("bus late", 0), ("bus late job", 1), ("job bus", 2),
    ])
    func theChangesThatAreMissingAreCounted(text: String, changes: Int) throws {
        let condition = ConditionDefinition.all([
            .phrases(["bus"]), .phrases(["late"]), .none([.phrases(["job"])]),
        ])
        #expect(try trace(condition, text).changesToHold == changes)
    }

    @Test func ofANearTheGroupsThatOccurAreKnown() throws {
        let condition = ConditionDefinition.near([["bus"], ["late"]], withinWords: 2)
        let far = try trace(condition, "bus was very late")
        #expect(!far.holds && far.changesToHold == 1 && far.isPartlyMet)
        #expect(far.groups.map { $0 != nil } == [true, true])
        #expect(try trace(condition, "late again").groups.map { $0 != nil } == [false, true])
        #expect(try trace(condition, "bus late").holds)
    }

    @Test func whatAtLeastNeedsIsItsCheapestConditions() throws {
        let condition = ConditionDefinition.atLeast(
            2, [.phrases(["a"]), .all([.phrases(["b"]), .phrases(["c"])]), .phrases(["d"])])
        #expect(try trace(condition, "a").changesToHold == 1)
        #expect(try trace(condition, "x").changesToHold == 2)
        #expect(try trace(condition, "a d").changesToFail == 1)
    }
}
