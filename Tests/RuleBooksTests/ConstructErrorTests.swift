import Diagnostics
import RuleBooks
import Testing

/// What is wrong with a construct, with its code and place; the last line of the message is the hint.
struct ConstructErrorTests {
    static let rules: [(rule: String, found: String, hint: String)] = [
        ("in: subjct, any: [bus]", "Y110 5:28", "did you mean `subject`?"),
        ("in: subject, channel: sms", "B050 5:28", ""),
        ("any: [{phrase: bus, inflect: true}]", "B051 5:53", "inflect: en"),
        ("any: [{phrase: bus, inflect: fr}]", "Y110 5:53", ""),
        ("any: [{phrase: bus, typo: true}]", "Y101 5:44", "did you mean `typos`?"),
        ("any: [{regex: \"(bus\"}]", "B032", ""),
        ("any: [{regex: \"bus{99}\"}]", "B032", ""),
        ("any: [\"tr*port\"]", "B032 5:30", "transport*"),
        ("rule: buss", "B038 5:30", "did you mean `bus`?"),
        ("rule: it", "B054 5:30", "`it` builds on `it`"),
        ("all: [{rule: it}]", "B054 5:37", "`it` builds on `it`"),
        ("group: wordng, any: [x]", "B055 5:31", "did you mean `wording`?"),
        ("time: {from: \"07:00\", until: \"07:00\"}", "B023 5:53", ""),
        ("time: {from: \"7:00\", until: \"07:00\"}", "B022 5:37", "16:00"),
        ("time: {from: \"07:00\"}", "Y102 5:30", ""),
        ("days: [monday]", "Y110 5:31", ""),
        ("school_day: yes", "Y108 5:36", "write true"),
        ("dates: {from: 2026-02-01, until: 2026-01-01}", "B023 5:57", ""),
        ("active: {from: soon}, any: [x]", "B021 5:39", "2026-01-12"),
        ("active: {}, any: [x]", "B023 5:32", "active: {from"),
        ("active: {from: 2026-01-02, until: 2026-01-01}, any: [x]", "B023 5:58", ""),
        ("active: 2026-01-02, any: [x]", "Y103 5:32", "active: {from"),
        ("time: 7:00-9:00, any: [x]", "Y103 5:30", "time: {from"),
        ("dates: 2026-01-02, any: [x]", "Y103 5:31", "dates: {from"),
        ("days: weekdays, any: [x]", "Y110 5:30", ""),
        ("language: spanish, any: [x]", "B052 5:34", "es-MX"),
        ("language: [es, e], any: [x]", "B052 5:39", "es-MX"),
        ("near: [a, b]", "Y103 5:30", "within: 8 words"),
        ("at_least: 2, any: [x]", "Y103 5:34", "count: 2"),
        ("near: {phrases: [a, b], within: 3 words, orderd: true}", "Y101", "did you mean `ordered`?"),
        ("off: true", "B057 5:10", "extends"),
        ("owner: \" \", any: [x]", "B010 5:31", ""),
    ]

    @Test(arguments: rules) func aMistakeInARuleIsReportedAtItsPlace(
        _ test: (rule: String, found: String, hint: String)
    ) {
        let load = LanguageBook("caps: {wording: 5}\nrules:\n  - {id: bus, score: 1, any: [bus]}\n").load()
        #expect(load.diagnostics.isEmpty)
        let book = LanguageBook(
            "rules:\n  - {id: it, score: 1, \(test.rule)}\n  - {id: bus, score: 1, any: [bus]}\ncaps: {wording: 5}\n")
        check(book.load(), test.found.replacing(" ", with: " transportation.yaml:"), test.hint)
    }

    static let files: [(topic: String, shared: String?, found: String, hint: String)] = [
        ("rules:\n  - {id: it, any: [bus]}\n", nil, "B036 transportation.yaml:5:10", "rule: it"),
        (
            "rules:\n  - {id: a, score: 1, rule: b}\n  - {id: b, score: 1, rule: a}\n", nil,
            "B054 transportation.yaml:6:29", "`a` builds on `b`"
        ),
        (
            "phrases: {late: {english: [late]}}\nrules:\n  - {id: it, score: 1, any: [$late]}\n", nil,
            "B052 transportation.yaml:4:18", "en, es"
        ),
        (
            "phrases: {late: {inflct: true, en: [late]}}\nrules:\n  - {id: it, score: 1, any: [$late]}\n", nil,
            "B052 transportation.yaml:4:18", "did you mean `inflect`?"
        ),
        (
            "phrases: {late: {phrases: [late], inflect: true}}\nrules:\n  - {id: it, score: 1, any: [$late]}\n", nil,
            "B051 transportation.yaml:4:44", "by language"
        ),
        (
            "phrases: {late: [late]}\nrules:\n  - {id: it, score: 1, any: [$late]}\n", "phrases: {late: [tarde]}\n",
            "B053 transportation.yaml:4:11", "rules/phrases.yaml"
        ),
        (
            "rules:\n  - {id: it, score: 1, any: [$late]}\n", "phrases: {lates: [tarde]}\n",
            "B030 transportation.yaml:5:30", "did you mean `lates`?"
        ),
        ("rules:\n  - {id: it, score: 1, any: [bus]}\n", "lists: {late: [tarde]}\n", "Y102 phrases.yaml:1:1", ""),
        ("rules:\n  - {id: it, score: 1, any: [bus]}\n", "phrases: {a: [$b], b: [$a]}\n", "B031", ""),
        ("caps: {wording: 0}\nrules:\n  - {id: it, score: 1, any: [bus]}\n", nil, "Y107 transportation.yaml:4:17", ""),
        (
            "ignore: [quotes]\nrules:\n  - {id: it, score: 1, any: [bus]}\n", nil, "Y110 transportation.yaml:4:10",
            "did you mean `quoted`?"
        ),
        ("off: true\nrules:\n  - {id: it, score: 1, any: [bus]}\n", nil, "B057 transportation.yaml:1:8", "extends"),
    ]

    @Test(arguments: files) func aMistakeInAFileIsReportedAtItsPlace(
        _ test: (topic: String, shared: String?, found: String, hint: String)
    ) {
        var book = LanguageBook(test.topic)
        book.shared = test.shared
        check(book.load(), test.found, test.hint)
    }

    private func check(_ load: RuleBookLoad, _ found: String, _ hint: String) {
        #expect(load.book == nil)
        let short = LanguageBook.short(load.diagnostics)
        let place = short.firstIndex { $0.hasPrefix(found) }
        #expect(place != nil, "\(short) \(load.diagnostics.map(\.message))")
        guard let place else { return }
        let given = load.diagnostics[place].hint ?? ""
        #expect(given.contains(hint), "\(given)")
    }

    @Test func aRegularExpressionsMistakeIsPointedAt() {
        let load = LanguageBook("rules:\n  - {id: it, score: 1, any: [{regex: \"bus [a\"}]}\n").load()
        let text = DiagnosticRenderer(files: load.files).text(load.diagnostics)
        #expect(text.contains("5:"), "\(text)")
    }
}
