import Diagnostics
import Foundation
import RuleBooks
import Testing
import YAML

/// Every construct as it stands in a file, in two languages: `Construct.all`.
struct ConstructTests {
    @Test(arguments: Construct.all) func aConstructIsSeenInBothLanguagesAndNotWhereItShouldNotBe(
        _ test: Construct
    ) throws {
        let load = test.book.load()
        let book = try #require(
            load.book, "\(LanguageBook.short(load.diagnostics)) \(load.diagnostics.map(\.message))")
        for messages in [test.english, test.spanish] {
            #expect(!messages.shown.isEmpty && !messages.not.isEmpty)
            for message in messages.shown { #expect(book.seen(message) == test.ends.shown, "\(message)") }
            for message in messages.not { #expect(book.seen(message) == test.ends.not, "\(message)") }
        }
    }

    /// Keys that decide nothing: names, notes, who answers and by when, tests; and `off`, which is an overlay's.
    private static let others: Set = [
        "topic", "department", "answer_within", "tests", "id", "owner", "description", "off",
    ]

    @Test func everyKeyOfTheSchemaIsAConstructWithARowOfTheTable() throws {
        let schema = URL(fileURLWithPath: shippedRules).deletingLastPathComponent()
            .appending(path: "docs/schemas/rule-set.schema.json")
        let root = try #require(JSONSerialization.jsonObject(with: Data(contentsOf: schema)) as? [String: Any])
        let definitions = try #require(root["$defs"] as? [String: Any])
        var keys = Set((root["properties"] as? [String: Any] ?? [:]).keys)
        for name in ["rule", "condition", "pattern", "list"] { keys.formUnion(Self.keys(in: definitions[name])) }
        #expect(keys.count > 35, "the schema was read")
        let parts = (definitions["part"] as? [String: Any])?["enum"] as? [String] ?? []
        #expect(parts.count == 7)
        let used = Construct.all.reduce(into: Set<String>()) { $0.formUnion(Self.words(in: $1)) }
        #expect(keys.subtracting(Self.others).subtracting(used) == [])
        #expect(Set(parts).subtracting(used) == [])
        let texts = Construct.all.map { $0.file + ($0.shared ?? "") }.joined()
        for form in ["{number}", "{time}", "{word}", "transport*", "any: [$", "inflect: en", "inflect: es"] {
            #expect(texts.contains(form), "\(form)")
        }
    }

    /// The keys of all mappings in a schema.
    private static func keys(in schema: Any?) -> Set<String> {
        if let list = schema as? [Any] { return list.reduce(into: []) { $0.formUnion(keys(in: $1)) } }
        guard let schema = schema as? [String: Any] else { return [] }
        let properties = schema["properties"] as? [String: Any] ?? [:]
        return schema.values.reduce(into: Set(properties.keys)) { $0.formUnion(keys(in: $1)) }
    }

    /// All keys of a construct's files, and what `in` names.
    private static func words(in construct: Construct) -> Set<String> {
        var words: Set<String> = []
        func add(_ node: YAMLNode, under key: String) {
            switch node.content {
            case .scalar(let text, _): if key == "in" { words.insert(text) }
            case .sequence(let items): for item in items { add(item, under: key) }
            case .mapping(let entries):
                for entry in entries {
                    let key = entry.key.scalarText ?? ""
                    words.insert(key)
                    add(entry.value, under: key)
                }
            }
        }
        for text in [construct.file, construct.shared ?? ""] {
            var diagnostics: [Diagnostic] = []
            if let root = YAMLDocument.parse(Array(text.utf8), file: "", into: &diagnostics) { add(root, under: "") }
        }
        return words
    }

    @Test func anOverlaySwitchesOffWhatIsFoundInBothLanguages() throws {
        let files = LanguageBook("rules:\n  - {id: en, score: 1, any: [bus]}\n  - {id: es, score: 1, any: [camión]}\n")
            .files
        for (id, kept, lost) in [("en", "camión", "bus"), ("es", "bus", "camión")] {
            let own = [
                "district.yaml": "extends: ../rules\n",
                "transportation.yaml": "topic: transportation\nrules: [{id: \(id), off: true}]\n",
            ]
            let load = RuleBook.load(files: own.mapValues { Array($0.utf8) }, extended: files)
            let book = try #require(load.book, "\(LanguageBook.short(load.diagnostics))")
            #expect([kept, lost].map { book.score(BookMessage($0)) } == [1, 0])
        }
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
        let load = book.load(now: Construct.tuesdayNoon)
        #expect(load.book != nil)
        #expect(LanguageBook.short(load.diagnostics) == ["B058 transportation.yaml:5:58"])
        #expect(book.load(now: 1_768_000_000_000).diagnostics.isEmpty)
    }
}
