import Diagnostics
import Testing
import YAML

@Suite struct ReadingTests {
    private func read(_ text: String, _ body: (inout YAMLMapping) -> Void) throws -> [String] {
        let problems = YAMLProblems(file: "a.yaml")
        let root = try #require(YAMLDocument.parse(Array(text.utf8), problems: problems))
        if var mapping = YAMLMapping(root, problems: problems) {
            body(&mapping)
            mapping.finish()
        }
        return problems.diagnostics.map { short($0) + ($0.hint.map { " (\($0))" } ?? "") }
    }

    @Test func everyProblemIsReportedWhereItStands() throws {
        let problems = try read("nmae: x\nworkers: many\nidle: 5\nmode: fast\non: yes\nlist: x\ntext: [a]\nnone:\n") {
            #expect($0.requiredText("name") == nil)
            #expect($0.integer("workers", in: 1...64) == nil)
            #expect($0.duration("idle", in: .zero ... .seconds(1)) == nil)
            #expect($0.choice("mode", [("text", 1), ("json", 2)]) == nil)
            #expect($0.bool("on") == nil)
            #expect($0.take("list")?.items($0.problems) == nil)
            #expect($0.text("text") == nil)
            #expect($0.text("none") == nil)
        }
        #expect(
            problems == [
                "1:1+4 Y102 the key `name` is missing",
                "2:10+4 Y106 expected a whole number, found `many`",
                "3:7+1 Y109 expected a duration, found `5` (a whole number and a unit: 100ms, 5s, 10min, 24h, 2 days)",
                "4:7+4 Y110 expected one of `text`, `json`, found `fast`",
                "5:5+3 Y108 expected true or false, found `yes` (write true)",
                "6:7+1 Y104 expected a list, found `x` (write it as [a, b], or one item a line, each after a hyphen)",
                "7:7+3 Y105 expected text, found a list",
                "8:6+1 Y105 expected text, found nothing",
                "1:1+4 Y101 unknown key `nmae` (did you mean `name`?)",
            ])
    }

    @Test func whatIsRightIsRead() throws {
        let problems = try read("name: 'x'\nworkers: 4\nidle: 2 days\nmode: json\nflag: true\nlist: [a, b]\n") {
            #expect($0.requiredText("name") == "x")
            #expect($0.integer("workers", in: 1...64) == 4)
            #expect($0.duration("idle", in: .zero ... .seconds(1_000_000)) == .seconds(172_800))
            #expect($0.choice("mode", [("text", 1), ("json", 2)]) == 2)
            #expect($0.bool("flag") == true)
            #expect($0.take("list")?.items($0.problems)?.map(\.scalarText) == ["a", "b"])
            #expect($0.integer("absent", in: 0...1) == nil)
        }
        #expect(problems.isEmpty)
    }

    @Test(arguments: [
        ("100ms", 100), ("5s", 5000), ("10min", 600_000), ("24h", 86_400_000), ("2 days", 172_800_000),
        ("1 day", 86_400_000),
        ("0s", 0), ("3 minutes", 180_000),
    ])
    func aDurationIsANumberAndAUnit(_ text: String, _ milliseconds: Int64) throws {
        #expect(try ScalarText.duration(text, in: .zero ... .seconds(1_000_000)) == .milliseconds(milliseconds))
    }

    @Test(arguments: [
        "", "5", "s", "-1s", "1.5h", "1 fortnight", "5 s x", "９s", "9223372036854775807 days", "99999999999999999999s",
    ])
    func whatIsNoDurationIsRefused(_ text: String) {
        #expect(throws: ScalarProblem.self) { try ScalarText.duration(text, in: .zero ... .seconds(1_000_000)) }
    }

    @Test(arguments: ["", "x", "1.0", "0x10", "+1", "1_000", " 1", "--1", "-", "٣", "65", "0", "99999999999999999999"])
    func whatIsNoNumberInRangeIsRefused(_ text: String) {
        #expect(throws: ScalarProblem.self) { try ScalarText.integer(text, in: 1...64) }
    }

    @Test func aRangeIsNamedInTheUnitsThatPeopleWrite() {
        let durations: [(Duration, String)] = [
            (.milliseconds(5), "5ms"), (.milliseconds(1500), "1500ms"), (.seconds(90), "90s"), (.seconds(120), "2min"),
            (.seconds(7200), "2h"), (.seconds(86_400), "1 day"), (.seconds(172_800), "2 days"), (.zero, "0ms"),
        ]
        for (duration, text) in durations { #expect(ScalarText.describe(duration) == text) }
    }
}
