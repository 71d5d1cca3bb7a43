import Diagnostics
import RuleBooks
import Testing

/// Every construct as it stands in a file, with messages in English and Spanish that it holds for and some that it does not.
struct ConstructTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var rules: String
        var holds: [BookMessage]
        var fails: [BookMessage]
        var testDescription: String { rules }

        init(_ rules: String, holds: [BookMessage], fails: [BookMessage]) {
            self.rules = rules
            self.holds = holds
            self.fails = fails
        }
    }

    /// 2026-09-08 is a Tuesday, the day after Labor Day, which is off; Chicago is five hours behind UTC.
    static let tuesdayNoon: Int64 = 1_788_886_800_000
    static let hour: Int64 = 3_600_000

    static let cases = [
        Case(
            "in: subject, any: [bus, camión]",
            holds: [BookMessage("x", subject: "late bus"), BookMessage("x", subject: "el camion")],
            fails: ["bus", "camión"]),
        Case(
            "in: text, all: [{any: [bus, guagua]}, {in: subject, any: [late, tarde]}]",
            holds: [BookMessage("bus", subject: "late"), BookMessage("la guagua", subject: "tarde")],
            fails: [BookMessage("late", subject: "bus"), "late bus", "guagua tarde"]),
        Case(
            "in: [quoted, signature], any: [office, oficina]",
            holds: ["ok\n> the office", "vale\n-- \nOficina"], fails: ["office", "oficina"]),
        Case(
            "in: anywhere, any: [office, oficina]",
            holds: ["ok\n> office", "oficina", BookMessage("x", subject: "office")],
            fails: ["x"]),
        Case(
            "any: [office, oficina]", holds: ["office", "fyi\n---------- Forwarded message ----\noficina"],
            fails: ["ok\n> office", "vale\n> oficina", "see https://x.example/office", "ok\n-- \noficina"]),
        Case(
            "near: {phrases: [[bus, camión], [late, tarde]], within: 5 words, ordered: true}",
            holds: ["bus was late", "el camión viene tarde"], fails: ["late for the bus", "tarde, camión"]),
        Case(
            "phrase: delayed bus, typos: true", holds: ["the delaied bus", "delayed bus"], fails: ["bus", "autobús"]),
        Case(
            "any: [{phrase: transportación, typos: true}, {phrase: transportation, typos: true}]",
            holds: ["la trasportación", "transpotation"], fails: ["transporte"]),
        Case(
            "phrase: late bus, inflect: en", holds: ["late buses", "late bus's"], fails: ["lately bus"]),
        Case(
            "any: [{phrase: parada equivocada, inflect: es}, {phrase: llegar, inflect: es}]",
            holds: ["paradas equivocadas", "no llegó", "no han llegado", "llegaron"],
            fails: ["la parada", "el plegar"]
        ),
        Case("any: [transport*]", holds: ["transportation", "el transporte"], fails: ["trans port"]),
        Case(
            "any: [{regex: \"(bus|ruta) #?[0-9]+\"}]", holds: ["bus 14", "la ruta 7"], fails: ["bus", "ruta norte"]),
        Case("any: [\"at {time}\", \"a las {time}\"]", holds: ["at 7:30", "a las 7:30"], fails: ["at school"]),
        Case(
            "language: es, any: [bus]", holds: [BookMessage("bus", language: "es-MX"), "el bus no ha llegado"],
            fails: [BookMessage("bus", language: "en"), "the bus has not come"]),
        Case(
            "time: {from: \"07:00\", until: \"12:00\"}",
            holds: [
                BookMessage("late", instant: tuesdayNoon - hour), BookMessage("tarde", instant: tuesdayNoon - 5 * hour),
            ],
            fails: [BookMessage("late", instant: tuesdayNoon), BookMessage("tarde", instant: tuesdayNoon - 6 * hour)]),
        Case(
            "days: [tue, sat]", holds: [BookMessage("late", instant: tuesdayNoon)],
            fails: [BookMessage("tarde", instant: tuesdayNoon + 24 * hour)]),
        Case(
            "school_day: true", holds: [BookMessage("late", instant: tuesdayNoon)],
            fails: [
                BookMessage("tarde", instant: tuesdayNoon - 24 * hour),
                BookMessage("x", instant: tuesdayNoon + 96 * hour),
            ]),
        Case(
            "dates: {from: 2026-09-01, until: 2026-09-08}", holds: [BookMessage("x", instant: tuesdayNoon)],
            fails: [BookMessage("x", instant: tuesdayNoon + 12 * hour)]),
        Case(
            "active: {from: 2026-09-08, until: \"2026-09-08 12:30\"}, any: [snow, nieve]",
            holds: [BookMessage("snow", instant: tuesdayNoon), BookMessage("nieve", instant: tuesdayNoon - 12 * hour)],
            fails: ["snow", BookMessage("nieve", instant: tuesdayNoon + hour / 2)]),
        Case(
            "confidential: false, channel: [sms], any: [bus, camión]",
            holds: [BookMessage("bus", channel: "SMS"), BookMessage("camión", channel: "sms")],
            fails: [BookMessage("bus", channel: "web"), "camión"]),
    ]

    @Test(arguments: cases) func aConstructHoldsWhereItShouldAndFailsWhereItShould(_ test: Case) throws {
        let book = LanguageBook("rules:\n  - {id: it, score: 1, \(test.rules)}\n")
        let load = book.load()
        let loaded = try #require(
            load.book, "\(LanguageBook.short(load.diagnostics)) \(load.diagnostics.map(\.message))")
        for message in test.holds { #expect(loaded.score(message) == 1, "\(message)") }
        for message in test.fails { #expect(loaded.score(message) == 0, "\(message)") }
    }

    @Test func rulesBuildOnRulesWhateverTheirOrder() throws {
        let book = LanguageBook(
            """
            rules:
              - {id: late-bus, score: 5, all: [{rule: late}, [bus, camión]]}
              - {id: late, any: [late, tarde]}
            """.replacing("[bus, camión]", with: "{any: [bus, camión]}"))
        let loaded = try #require(book.load().book, "\(book.found())")
        #expect(["late bus", "camión tarde", "late", "bus"].map { loaded.score(BookMessage($0)) } == [5, 5, 0, 0])
    }

    @Test func capsBoundAGroupAndATopic() throws {
        let book = LanguageBook(
            """
            cap: 7
            caps: {wording: 5}
            rules:
              - {id: late, score: 3, group: wording, any: [late, tarde]}
              - {id: waiting, score: 3, group: wording, any: [waiting, esperando]}
              - {id: bus, score: 4, any: [bus]}
            """)
        let loaded = try #require(book.load().book, "\(book.found())")
        #expect(["late", "esperando tarde", "bus, late, waiting"].map { loaded.score(BookMessage($0)) } == [3, 5, 7])
    }

    @Test func sharedListsAreNamedFromEveryFileAndListsMayInflectAndAllowTypos() throws {
        var book = LanguageBook(
            "phrases: {wait: {en: [wait], es: [esperar], inflect: true, typos: true}}\nrules:\n  - {id: it, score: 1, all: [$vehicle, $wait]}\n"
        )
        book.shared = "phrases: {vehicle: {en: [bus], es: [guagua, $more]}, more: {phrases: [camión], typos: true}}\n"
        let loaded = try #require(book.load().book, "\(book.found())")
        for text in ["bus waiting", "guagua: esperamos", "esperando el camión"] {
            #expect(loaded.score(BookMessage(text)) == 1, "\(text)")
        }
        #expect(loaded.score("bus") == 0)
    }

    @Test func aTopicChoosesWhatItsConditionsReadAndSafetyReadsAll() throws {
        var book = LanguageBook("ignore: [subject]\nrules:\n  - {id: it, score: 1, any: [bus]}\n")
        #expect(book.found() == ["Y110 transportation.yaml:4:10"])
        book.topic = "ignore: []\nrules:\n  - {id: it, score: 1, any: [bus]}\n"
        #expect(try #require(book.load().book).score("ok\n> bus") == 1)
        book.topic = "rules:\n  - {id: it, score: 1, any: [bus]}\n"
        book.district += "\nignore: [forwarded]\n"
        let loaded = try #require(book.load().book)
        #expect(loaded.score("ok\n> bus") == 1)
        #expect(loaded.score("ok\nBegin forwarded message:\nbus") == 0)
        #expect(Bench(loaded).classify("ok\nBegin forwarded message:\nhe has a gun").topic == "safety")
    }

    @Test func aRuleKeepsWhoLooksAfterItAndWhatItIsFor() throws {
        let book = LanguageBook(
            "rules:\n  - {id: it, owner: dispatch, description: Late buses, score: 1, any: [bus]}\n")
        let notes = try #require(book.load().book).ruleNotes
        #expect(notes.contains { $0.owner == "dispatch" && $0.description == "Late buses" })
    }

    @Test func aRuleWhoseTimeIsOverIsWarnedOf() throws {
        let book = LanguageBook(
            "rules:\n  - {id: it, score: 1, active: {from: 2026-01-12, until: 2026-01-16}, any: [snow]}\n")
        #expect(book.found() == [])
        let load = book.load(now: Self.tuesdayNoon)
        #expect(load.book != nil)
        #expect(LanguageBook.short(load.diagnostics) == ["B058 transportation.yaml:5:58"])
        #expect(book.load(now: 1_768_000_000_000).diagnostics.isEmpty)
    }
}
