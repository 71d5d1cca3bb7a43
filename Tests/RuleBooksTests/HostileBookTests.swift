import Diagnostics
import Foundation
import RuleBooks
import SeededNumbers
import Testing

/// Files that are broken, half-written or built to do harm: an exact error or a working book, soon, and never a crash.
/// The limits here are generous, since debug builds run on busy machines; what is measured is printed.
struct HostileBookTests {
    static let most = Duration.seconds(5)

    private func load(_ name: String, _ bytes: [UInt8]) -> RuleBookLoad {
        var files = BookFolder.sound.mapValues { Array($0.utf8) }
        files[name] = bytes
        let clock = ContinuousClock()
        let start = clock.now
        let load = RuleBook.load(files: files)
        let time = start.duration(to: clock.now)
        #expect(time < Self.most, "\(name), \(bytes.count) bytes: \(time)")
        #expect(load.book != nil || load.diagnostics.hasErrors)
        for diagnostic in load.diagnostics { #expect(!diagnostic.message.isEmpty && !diagnostic.code.isEmpty) }
        return load
    }

    @Test func everyPrefixOfARealFileIsAnErrorOrABook() throws {
        var random = SplitMix64(seed: 7)
        let names = ["transportation.yaml", "safety.yaml", "hr.yaml", "academics.yaml", "district.yaml"]
        var (books, slowest) = (0, Duration.zero)
        let texts = try names.map { try Data(contentsOf: URL(fileURLWithPath: "\(shippedRules)/\($0)")) }
        for _ in 0..<1000 {
            let place = random.next(below: names.count)
            let bytes = Array(texts[place].prefix(random.next(below: min(texts[place].count, 6000))))
            slowest = max(
                slowest, ContinuousClock().measure { if load(names[place], bytes).book != nil { books += 1 } })
        }
        print("1000 prefixes: \(books) books, the slowest took \(slowest)")
    }

    static let hostile: [(name: String, text: String, code: String)] = [
        ("brackets", String(repeating: "[", count: 20_000), "Y007"),
        ("braces", String(repeating: "{a: ", count: 5_000), "Y007"),
        ("billion laughs", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ntopic: [*c, *c]\n", "Y009"),
        ("tag", "topic: !!binary aGVsbG8=\n", "Y012"),
        ("tab", "topic: t\nrules:\n\t- {id: a}\n", "Y005"),
        ("merge", "topic: t\n<<: {department: buses}\n", "Y011"),
        ("directive", "%YAML 1.1\n---\ntopic: t\n", "Y016"),
        ("two documents", "topic: t\n---\ntopic: u\n", "Y013"),
        ("nothing", "", "Y103"),
        ("open quote", "topic: \"t\n", "Y006"),
        ("null character", "topic: \"a\u{0}b\"\n", "Y004"),
        (
            "exploding expression",
            "topic: t\ndepartment: buses\nthreshold: 1\nrules: [{id: a, score: 1, regex: \"(a{60}b{60}){60}\"}]\n",
            "B032"
        ),
        (
            "deep conditions",
            "topic: t\ndepartment: buses\nthreshold: 1\nrules: [{id: a, score: 1, all: "
                + String(repeating: "[{all: ", count: 40) + "[x]" + String(repeating: "}]", count: 40) + "}]\n", ""
        ),
    ]

    @Test(arguments: hostile) func whatIsBuiltToDoHarmIsAnErrorByName(
        _ test: (name: String, text: String, code: String)
    ) {
        let load = load("t.yaml", Array(test.text.utf8))
        #expect(load.book == nil)
        #expect(load.diagnostics.contains { $0.code.hasPrefix(test.code) }, "\(load.diagnostics.map(\.code))")
    }

    @Test func invalidUTF8IsAnErrorAtItsPlace() {
        let load = load("t.yaml", Array("topic: caf".utf8) + [0xE9, 0x0A])
        #expect(LanguageBook.short(load.diagnostics) == ["Y003 t.yaml:1:11"])
    }

    @Test func windowsLineEndsAndAByteOrderMarkMakeNoDifference() throws {
        let text = (BookFolder.sound["transportation.yaml"] ?? "").replacing("\n", with: "\r\n")
        let load = load("transportation.yaml", [0xEF, 0xBB, 0xBF] + Array(text.utf8))
        #expect(load.diagnostics.isEmpty)
        #expect(try #require(load.book).runTests().isEmpty)
    }

    @Test func tenThousandRulesAreABookAndOneMoreIsAnError() throws {
        // Five files: one of so many rules would have more nodes than a file may.
        func load(_ count: Int) -> RuleBookLoad {
            var texts = (0..<5).map { "topic: t\($0)\ndepartment: buses\nthreshold: 1\nrules:\n" }
            for rule in 0..<count { texts[rule % 5] += "- {id: r\(rule), score: 1, any: [word\(rule)]}\n" }
            var files = BookFolder.sound
            for (place, text) in texts.enumerated() { files["t\(place).yaml"] = text }
            return RuleBook.load(files: files.mapValues { Array($0.utf8) })
        }
        let sound = load(9_997)
        #expect(sound.book?.ruleNames.count == 10_000, "\(sound.diagnostics.prefix(3))")
        #expect(load(9_998).diagnostics.map(\.code) == ["B006"])
    }

    @Test func rulesThatDoubleWithEveryStepAreAnErrorByName() {
        var text = "topic: t\ndepartment: buses\nthreshold: 1\nrules:\n- {id: r0, score: 1, any: [word]}\n"
        for rule in 1..<30 {
            text += "- {id: r\(rule), score: 1, all: [{rule: r\(rule - 1)}, {rule: r\(rule - 1)}]}\n"
        }
        #expect(load("t.yaml", Array(text.utf8)).diagnostics.contains { $0.code == "B039" })
    }

    @Test func listsThatDoubleWithEveryStepAreAnErrorByName() {
        var text = "topic: t\ndepartment: buses\nthreshold: 1\nphrases:\n  l0: [a, b]\n"
        for list in 1..<30 { text += "  l\(list): [$l\(list - 1), $l\(list - 1)]\n" }
        text += "rules: [{id: a, score: 1, any: [$l29]}]\n"
        #expect(load("t.yaml", Array(text.utf8)).diagnostics.contains { $0.code == "B006" })
    }
}
