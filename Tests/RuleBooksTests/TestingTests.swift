import Classification
import Diagnostics
import Foundation
import RuleBooks
import Testing

/// The tests in rule files.
@Suite struct TestingTests {
    private func load(_ tests: String) throws -> RuleBookLoad {
        var files = BookFolder.sound
        let transportation = files["transportation.yaml"] ?? ""
        files["transportation.yaml"] =
            transportation[..<(transportation.range(of: "tests:")?.upperBound ?? transportation.endIndex)] + "\n"
            + tests
        return try BookFolder(files).load().load
    }

    private func failures(_ tests: String) throws -> [String] {
        let book = try #require(try load(tests).book)
        return RuleTestReport(of: book).failures.map(\.message)
    }

    @Test(arguments: [
        "inquiry: {text: the driver passed the stop, channel: voicemail, sender: {type: parent, id: p-1}}",
        "inquiry: '{\"text\":\"the driver passed the stop\",\"channel\":\"voicemail\",\"confidential\":true}'",
        "inquiry: {\"text\": \"the driver passed the stop\", \"channel\": \"voicemail\", \"confidential\": false}",
    ])
    func aWholeInquiryIsReadAsTheServiceReadsIt(inquiry: String) throws {
        #expect(try failures("  - \(inquiry)\n    expect: {rules: [voicemail]}\n") == [])
    }

    @Test func theClockIsTheTestsOwn() throws {
        let tests = try #require(
            try load(
                """
                  - {text: late bus, expect: {topic: transportation}}
                  - {text: late bus, at: "2026-12-24T08:00:00-06:00", expect: {topic: transportation}}
                  - {inquiry: {text: late bus, received_at: "2026-12-24T08:00:00-06:00"}, expect: {topic: transportation}}
                """
            ).book
        ).tests.filter { $0.file.hasSuffix("transportation.yaml") }
        let christmasEve: Int64 = 1_798_120_800_000
        #expect(tests.map(\.message.instant) == [PlainMessage.standardInstant, christmasEve, christmasEve])
    }

    @Test func aFailureSaysWhatHappenedInstead() throws {
        let failures = try failures(
            """
              - text: the bus is late
                expect: {topic: other, copies: [safety], priority: high, rules: [voicemail], not_rules: [late-bus]}
            """)
        #expect(
            failures == [
                "expected topic other, got transportation; expected copies to safety, got nobody; expected priority high, got "
                    + "normal; expected the rule voicemail to fire; the rule late-bus fired (transportation scored 5 of 4: late-bus +5)"
            ])
    }

    @Test func coverageCountsTheTestsThatMakeARuleFire() throws {
        let book = try #require(BookFolder().load().load.book)
        let report = RuleTestReport(of: book)
        #expect(report.hits == [1, 1, 0])
        #expect(report.rulesNeverHit == [2])
    }

    @Test func aJUnitReportHasASuiteAFileAndItsFailures() throws {
        let book = try #require(try load("  - {text: \"<late> & \\\"early\\\"\", expect: {topic: safety}}\n").book)
        let xml = JUnitReport(RuleTestReport(of: book), ranAt: Date(timeIntervalSince1970: 0)).xml
        #expect(xml.contains("timestamp=\"1970-01-01T00:00:00\" hostname=\"localhost\" tests=\"1\" failures=\"1\""))
        #expect(xml.contains("&lt;late&gt; &amp; &quot;early&quot;"))
        #expect(xml.contains("message=\"expected topic safety, got other\""))
    }
}
