import Assignments
import Classification
import Foundation
import RuleBooks
import Testing

@Suite struct ExplainTests {
    private func book() throws -> RuleBook { try #require(BookFolder().load().load.book) }

    private func explain(_ text: String) throws -> Explanation {
        Explainer(book: try book()).explain(PlainMessage(text: text))
    }

    @Test func theTopicsSayWhichRulesFiredAndByWhichWords() throws {
        let explanation = try explain("Our bus never came this morning")
        #expect(explanation.outcome.topic == "transportation")
        #expect(explanation.sentence.hasPrefix("Owned by buses because the rule late-bus gave transportation 5 points"))
        let topic = try #require(explanation.topics.first { $0.name == "transportation" })
        #expect(topic.score == 5 && topic.threshold == 4 && topic.role == .owner)
        #expect(topic.rules.map(\.rule.id) == ["late-bus"])
        #expect(topic.rules.first?.words.map(\.text) == ["bus", "never came"])
    }

    @Test func aRuleThatNearlyFiredSaysWhatWasMissing() throws {
        let nearly = try explain("is there a bus today?").nearlyFired
        #expect(nearly.map(\.rule.id) == ["late-bus"])
        #expect(nearly.first?.words.map(\.text) == ["bus"])
        #expect(nearly.first?.missing.contains("“late”") == true)
    }

    @Test func ofAListWithItsEndingsDifferentPhrasesAreShown() throws {
        let topic = """
            phrases: {late: {en: [late, delay, still waiting, stuck], inflect: true}}
            rules: [{id: late-bus, score: 1, near: {phrases: [bus, $late], within: 5 words}}]
            """
        let book = try #require(LanguageBook(topic).load().book)
        let missing = Explainer(book: book).explain(PlainMessage(text: "the bus")).nearlyFired.first?.missing
        #expect(missing?.hasPrefix("one of “late”, “delay”, “still waiting” … (") == true, "\(missing ?? "")")
    }

    @Test func aPhraseInTheWayIsNamed() throws {
        let nearly = try explain("the bus is late for my job interview").nearlyFired
        #expect(nearly.first?.missing == "“job” is in its way")
    }

    @Test func wordsTooFarApartAreSaidToBe() throws {
        let nearly = try explain("late or not, we would like to know as a family whether this is the right bus")
            .nearlyFired
        #expect(nearly.first?.missing == "“bus” and “late” within 8 words of each other")
    }

    @Test func whatWouldHaveChangedItIsTriedWithTheClassifier() throws {
        let book = try book()
        let explanation = Explainer(book: book).explain(PlainMessage(text: "the bus is late, the bus again"))
        let without = try #require(explanation.changes.first { $0.change == "without “bus”" })
        #expect(without.outcome.topic == RuleBook.noTopic)
        let missing = Explainer(book: book).explain(PlainMessage(text: "where is the bus"))
        #expect(
            missing.changes.contains { $0.change == "with “late” beside “bus”" && $0.outcome.topic == "transportation" }
        )
    }

    @Test func theRunnerUpSaysHowMuchItLacks() throws {
        let explanation = try explain("he has a gun and the bus is late")
        #expect(explanation.outcome.topic == "safety")
        #expect(explanation.runnerUp?.topic == "transportation")
        // The same score, and behind in the order of topics.
        #expect(explanation.runnerUp?.pointsMissing == 1)
    }

    @Test func explainingAgreesWithDecidingOnTheShippedRules() throws {
        let book = try #require(RuleBook.load(directory: shippedRules).book)
        let explainer = Explainer(book: book)
        let scratch = ClassifierScratch()
        for test in book.tests {
            var bytes: [UInt8] = []
            let message = test.message.message(in: &bytes)
            let decision = book.classifier.classify(message, in: bytes.span, scratch: scratch)
            let explanation = explainer.explain(test.message)
            #expect(explanation.outcome == RuleBooks.Outcome(decision, of: book))
            #expect(
                explanation.sentence
                    == book.routing.sentence(of: decision, by: book.classifier, evidence: scratch))
            #expect(explanation.topics.map(\.score) == scratch.topicScores)
            for topic in explanation.topics { #expect(topic.rules.reduce(0) { $0 + $1.rule.score } == topic.score) }
            for change in explanation.changes { #expect(change.outcome != explanation.outcome) }
        }
    }
}
