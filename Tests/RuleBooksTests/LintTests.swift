import Diagnostics
import Foundation
import RuleBooks
import Testing

/// What `check` says of rules whose messages it has to make up: those with times, fields, parts of e-mails, other rules.
struct LintTests {
    /// The rules of a topic on top of the sound book, and the codes of what is warned of at its rules.
    private func warnings(_ rules: String) throws -> [String] {
        let folder = try BookFolder([
            "district.yaml": BookFolder.sound["district.yaml"] ?? "",
            "safety.yaml": BookFolder.sound["safety.yaml"] ?? "",
            "transportation.yaml": """
            topic: transportation
            department: buses
            threshold: 1
            rules:
            \(rules)
            """,
        ])
        let load = RuleBook.load(directory: folder.path, isLinting: true)
        try #require(load.book != nil, "\(load.diagnostics)")
        return load.diagnostics.map(\.code).filter { $0 != LintCode.untested.rawValue }
    }

    /// Rules for which a message can be found, however much they ask for.
    static let soundRules = [
        "  - {id: a, score: 1, days: [sat], any: [bus]}",
        "  - {id: a, score: 1, school_day: false, time: {from: \"22:00\", until: \"05:00\"}, any: [bus]}",
        "  - {id: a, score: 1, dates: {from: 2031-02-01, until: 2031-02-03}, days: [mon], any: [bus]}",
        "  - {id: a, score: 1, dates: {from: 2001-01-01, until: 2001-12-31}, any: [bus]}",
        "  - {id: a, score: 1, any: [bus], none: [{school_day: true}]}",
        "  - {id: a, score: 1, any: [bus], none: [{time: {from: \"08:00\", until: \"20:00\"}}]}",
        "  - {id: a, score: 1, active: {until: 2020-01-01}, any: [bus]}",
        "  - {id: a, score: 1, active: {until: 2020-01-01}, dates: {from: 2019-03-01, until: 2019-03-05}, any: [bus]}",
        "  - {id: a, score: 1, active: {until: 2026-09-15}, time: {from: \"04:00\", until: \"05:00\"}, any: [bus]}",
        "  - {id: a, score: 1, active: {from: \"2030-07-06 13:30\", until: \"2030-07-06 14:00\"}, any: [bus]}",
        "  - {id: a, score: 1, any: [bus], in: subject}",
        "  - {id: a, score: 1, near: {phrases: [bus, late], within: 3 words}, in: quoted}",
        "  - {id: a, score: 1, all: [{any: [bus], in: forwarded}, {any: [thanks], in: signature}, {any: [late]}]}",
        "  - {id: a, score: 1, any: [bus late], in: links}",
        "  - {id: a, score: 1, channel: [web, chat], sender: staff, confidential: true}",
        "  - {id: a, score: 1, none: [{confidential: false}], any: [bus]}",
        "  - {id: a, any: [bus], active: {from: 2026-01-01, until: 2026-01-02}}\n"
            + "  - {id: b, score: 1, rule: a, any: [late]}",
        "  - {id: a, any: [bus, van], days: [sun]}\n  - {id: b, score: 1, rule: a, none: [{any: [late]}]}",
    ]

    @Test(arguments: soundRules) func aRuleThatSomeMessageMakesFireIsNotSuspected(_ rules: String) throws {
        #expect(try warnings(rules) == [])
    }

    /// Rules for which there is none.
    static let impossibleRules = [
        "  - {id: a, score: 1, days: [sat], school_day: true, any: [bus]}",
        "  - {id: a, score: 1, active: {from: 2026-01-05, until: 2026-01-09}, days: [sun], any: [bus]}",
        "  - {id: a, score: 1, active: {from: 2027-01-01}, any: [school bus], none: [bus]}",
        "  - {id: a, score: 1, dates: {from: 2026-07-01, until: 2026-07-31}, active: {until: 2026-06-30}, any: [bus]}",
        "  - {id: a, score: 1, channel: sms, all: [{channel: web}, {any: [bus]}]}",
        "  - {id: a, score: 1, any: [bus, bus stop], in: subject, none: [bus*]}",
        "  - {id: a, any: [bus], days: [mon]}\n  - {id: b, score: 1, rule: a, days: [tue]}",
    ]

    @Test(arguments: impossibleRules) func aRuleThatNothingMakesFireIsNamed(_ rules: String) throws {
        #expect(try warnings(rules).contains("L001"))
    }

    @Test func aRegularExpressionsWordsAreNotMadeUp() throws {
        #expect(try warnings("  - {id: a, score: 1, regex: \"van [0-9]+\"}") == [])
    }
}
