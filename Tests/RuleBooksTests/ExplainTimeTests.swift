import Assignments
import Classification
import Foundation
import RuleBooks
import Testing

/// What explanations say of rules that ask for a time, build on others, or do more than score.
@Suite struct ExplainTimeTests {
    private func explain(
        _ topic: String, _ text: String, at time: String = "2026-09-15T15:00:00Z"
    ) throws -> Explanation {
        let book = try #require(LanguageBook(topic).load().book)
        var message = PlainMessage(text: text)
        message.instant = Int64(try Date(time, strategy: .iso8601).timeIntervalSince1970 * 1000)
        return Explainer(book: book).explain(message)
    }

    /// Conditions on the clock, and what is said to be missing on Tuesday 2026-09-15 at 10:00 in Chicago.
    static let times = [
        ("time: {from: \"06:00\", until: \"09:00\"}", "between 06:00 and 09:00"),
        ("time: {from: \"22:00\", until: \"05:30\"}", "between 22:00 and 05:30"),
        (
            "time: {from: \"06:00\", until: \"09:00\"}, days: [mon, tue, wed, thu, fri]",
            "between 06:00 and 09:00 on weekdays"
        ),
        ("days: [sat, sun]", "at weekends"), ("days: [mon, wed, fri]", "on mon, wed or fri"), ("days: [fri]", "on fri"),
        ("school_day: false", "on a day without school"),
        ("time: {from: \"06:00\", until: \"09:00\"}, school_day: true", "between 06:00 and 09:00 on a school day"),
        ("dates: {from: 2026-08-17, until: 2026-09-11}", "from 2026-08-17 until 2026-09-11"),
        ("dates: {from: 2028-02-29, until: 2028-02-29}", "on 2028-02-29"),
        ("active: {from: 2027-01-12, until: \"2027-01-15 18:00\"}", "its time, from 2027-01-12 until 2027-01-15 18:00"),
        ("active: {until: 2026-09-14}", "its time, until 2026-09-14"),
        ("active: {from: \"2026-10-01 07:00\"}", "its time, from 2026-10-01 07:00"),
    ]

    @Test(arguments: times) func theTimeThatWouldBeNeededIsNamed(condition: String, missing: String) throws {
        let explanation = try explain("rules: [{id: early, score: 3, any: [bus], \(condition)}]", "the bus")
        #expect(explanation.nearlyFired.map(\.missing) == [missing])
        // A time at which it fires was found and tried.
        let change = try #require(explanation.changes.first)
        #expect(change.change.hasPrefix("if it had come on 20") && change.outcome.topic == "transportation")
    }

    @Test func theTimeThatIsTriedIsTheNextThatWillDo() throws {
        let rule =
            "rules: [{id: early, score: 3, any: [bus], school_day: true, time: {from: \"06:00\", until: \"09:00\"}}]"
        // A Saturday evening.
        let explanation = try explain(rule, "guagua, bus", at: "2026-09-20T01:00:00Z")
        #expect(explanation.changes.map(\.change) == ["if it had come on 2026-09-21 at 06:00"])
    }

    @Test func twoThingsThatAreMissingAreNoNearMiss() throws {
        let rule =
            "rules: [{id: snow, score: 3, all: [{any: [bus]}, {any: [snow, nieve]}], active: {from: 2027-01-12}}]"
        #expect(try explain(rule, "the bus").nearlyFired.isEmpty)
        #expect(try explain(rule, "bus y nieve").nearlyFired.map(\.missing) == ["its time, from 2027-01-12"])
    }

    private static let chain = """
        rules:
          - {id: late, any: [late, tarde], active: {until: 2026-12-31}}
          - {id: late-bus, score: 3, all: [{rule: late}, {any: [bus, guagua]}]}
          - {id: again, score: 2, rule: late-bus, any: [again, otra vez]}
          - {id: calm, score: 1, any: [thanks], none: [{rule: late}]}
        """

    @Test func theRuleThatDidNotFireIsNamedWithWhatItLacks() throws {
        let nearly = try explain(Self.chain, "the bus again").nearlyFired
        #expect(nearly.map(\.rule.id) == ["late-bus", "again"])
        #expect(nearly[0].missing == "the rule late, which lacks one of “late”, “tarde”")
        #expect(
            nearly[1].missing == "the rule late-bus, which lacks the rule late, which lacks one of “late”, “tarde”")
        #expect(nearly[1].words.map(\.text) == ["again", "bus"])
    }

    @Test func ofARuleThatIsOverItsTimeIsWhatIsMissing() throws {
        let nearly = try explain(Self.chain, "otra vez tarde la guagua", at: "2027-02-01T15:00:00Z").nearlyFired
        #expect(nearly.map(\.rule.id) == ["late-bus", "again"])
        #expect(nearly[0].missing == "the rule late, which lacks its time, until 2026-12-31")
    }

    @Test func aRuleInTheWayIsNamed() throws {
        let nearly = try explain(Self.chain, "thanks, late").nearlyFired
        #expect(nearly.first { $0.rule.id == "calm" }?.missing == "the rule late (“late”) is in its way")
    }

    @Test func whatBuildsOnAnotherRuleIsTriedWithThatRulesWords() throws {
        let changes = try explain(Self.chain, "the bus").changes
        #expect(changes.map(\.change) == ["with “late”"])
        #expect(changes.first?.outcome.topic == "transportation")
    }

    @Test func changesOfPriorityAndCopiesCount() throws {
        let topic = """
            copy_threshold: 9
            rules:
              - {id: bus, score: 3, any: [bus]}
              - {id: hurt, score: 2, priority: urgent, copy_to: [safety], all: [{any: [bus]}, {any: [hurt, herido]}]}
            """
        let nearly = try explain(topic, "the bus")
        #expect(nearly.nearlyFired.first?.rule.priority == .urgent)
        #expect(nearly.nearlyFired.first?.rule.copyTo == ["safety"])
        let change = try #require(nearly.changes.first { $0.change == "with “hurt”" })
        #expect(change.outcome.topic == nearly.outcome.topic)
        #expect(change.outcome.priority == .urgent && change.outcome.copies == ["safety"])
        let fired = try explain(topic, "hurt on the bus")
        let without = try #require(fired.changes.first { $0.change == "without “hurt”" })
        #expect(without.outcome.priority == .normal && without.outcome.copies == [])
    }

    @Test func theRunnerUpSaysWhatItsCopyLacks() throws {
        let topic = "copy_threshold: 7\nrules: [{id: bus, score: 3, any: [bus]}]"
        let runnerUp = try #require(try explain(topic, "he has a gun on the bus").runnerUp)
        #expect(runnerUp.topic == "transportation" && runnerUp.copyPointsMissing == 4)
        #expect(
            try explain("copy_threshold: 3\n" + topic.dropFirst(18), "a gun on the bus").runnerUp?.copyPointsMissing
                == nil)
    }
}
