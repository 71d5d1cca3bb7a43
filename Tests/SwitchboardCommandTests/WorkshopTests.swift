import Foundation
import Testing

/// `test`, `explain` and `diff` as a person runs them.
@Suite struct WorkshopTests {
    private static let sound = "Tests/RuleBooksTests/Golden/sound"

    private static func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    /// A copy of the sound book with a replacement in one of its files; gives its path.
    private func book(_ folder: WorkFolder, _ file: String, _ text: String, to replacement: String) throws -> String {
        let rules = folder.url.appendingPathComponent("edited")
        try FileManager.default.copyItem(at: Executable.package.appendingPathComponent(Self.sound), to: rules)
        let url = rules.appendingPathComponent(file)
        let old = try String(contentsOf: url, encoding: .utf8)
        try #require(old.contains(text))
        try old.replacing(text, with: replacement).write(to: url, atomically: true, encoding: .utf8)
        return rules.path
    }

    @Test func theShippedRulesPassTheirTests() throws {
        let outcome = try Executable.run(["test", "rules"])
        #expect(outcome.status == 0)
        #expect(outcome.stdout.contains("all pass"))
        #expect(outcome.stderr.isEmpty)
    }

    @Test func aFailingTestShowsWhatHappenedInstead() throws {
        let folder = try WorkFolder()
        let rules = try book(folder, "transportation.yaml", "topic: transportation, rules", to: "topic: other, rules")
        let report = folder.url.appendingPathComponent("report.xml").path
        let outcome = try Executable.run(["test", rules, "--junit", report, "--coverage"])
        #expect(outcome.status == 1)
        #expect(outcome.stdout.contains("error[B046]: this test fails: expected topic other, got transportation"))
        #expect(outcome.stdout.contains("transportation.yaml:21:11"))
        #expect(outcome.stdout.contains("    transportation: 5 of 4, owns\n      +5 late-bus: “bus”, “late”\n"))
        #expect(outcome.stdout.contains("1      transportation  voicemail"))
        #expect(outcome.stdout.hasSuffix("3 tests, 1 fail; 3 of 3 rules hit\n"))
        let xml = try String(contentsOfFile: report, encoding: .utf8)
        #expect(xml.contains("<failure type=\"expectation\" message=\"expected topic other, got transportation\">"))
        let json = try Self.object(try Executable.run(["test", rules, "--format", "json"]).stdout)
        #expect(json["tests"] as? Int == 3 && (json["failures"] as? [Any])?.count == 1)
    }

    @Test func rulesWithErrorsAndReportsThatCannotBeWrittenHaveTheirCodes() throws {
        #expect(try Executable.run(["test", "nowhere"]).status == 65)
        #expect(try Executable.run(["explain", "--rules", "nowhere", "hello"]).status == 65)
        #expect(try Executable.run(["diff", "nowhere", "rules"]).status == 65)
        #expect(try Executable.run(["test", Self.sound, "--junit", "/nowhere/report.xml"]).status == 74)
        #expect(try Executable.run(["diff", Self.sound, Self.sound, "/nowhere.jsonl"]).status == 74)
        #expect(try Executable.run(["explain", "--rules", Self.sound, "--at", "monday", "hello"]).status == 64)
        #expect(try Executable.run(["diff", Self.sound, Self.sound, "--max-change", "many"]).status == 64)
    }

    @Test func anExplanationBeginsWithTheSentenceAndShowsTheWordsInPlace() throws {
        let outcome = try Executable.run(["explain", "--rules", Self.sound, "Our bus never came"])
        #expect(outcome.status == 0 && outcome.stderr.isEmpty)
        let lines = outcome.stdout.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.first?.hasPrefix("Owned by buses because the rule late-bus gave transportation 5 points") == true)
        #expect(outcome.stdout.contains("  Our bus never came\n      ^^^ ^^^^^^^^^^\n"))
        #expect(outcome.stdout.contains("  without “bus”: other (office), normal\n"))
        let coloured = try Executable.run(["explain", "--rules", Self.sound, "--color", "always", "Our bus never came"])
        #expect(coloured.stdout.contains("Our \u{1B}[1;4mbus\u{1B}[0m \u{1B}[1;4mnever came\u{1B}[0m"))
    }

    @Test func theTextMayComeFromStandardInputAndFieldsCount() throws {
        let outcome = try Executable.run(
            ["explain", "--rules", Self.sound, "--channel", "voicemail", "--format", "json"],
            stdin: "the driver passed the stop\n")
        let explanation = try Self.object(outcome.stdout)
        #expect(explanation["topic"] as? String == "other")
        let topics = try #require(explanation["topics"] as? [[String: Any]])
        let rules = try #require(topics.last?["rules"] as? [[String: Any]])
        #expect(rules.first?["id"] as? String == "voicemail")
        #expect(try Executable.run(["explain", "--rules", Self.sound], stdin: " \n").status == 65)
        #expect(try Executable.run(["explain", "--rules", Self.sound], stdin: Data([0xFF])).status == 65)
    }

    private static let lines = """
        {"id":"a","text":"he has a gun"}
        {"id":"b","text":"the bus is late"}
        {"text":"a pistola on the late bus"}
        {"id":"d","text":"hello"}
        """

    @Test func aDiffShowsSafetyFirstAndIsAGate() throws {
        let folder = try WorkFolder()
        let edited = try book(folder, "safety.yaml", "[gun, pistola]", to: "[gun, rifle]")
        let outcome = try Executable.run(["diff", Self.sound, edited], stdin: Self.lines)
        #expect(outcome.status == 0)
        #expect(outcome.stdout.hasPrefix("1 of 4 decisions change (25.0 %)\n\n1 no longer safety\n  line 3\n"))
        #expect(outcome.stdout.contains("1 safety → transportation\n"))
        #expect(!outcome.stdout.contains("pistola"))
        for (limit, status) in [("0", 1), ("1", 0), ("24%", 1), ("25%", 0)] {
            let gate = try Executable.run(["diff", Self.sound, edited, "--max-change", limit], stdin: Self.lines)
            #expect(gate.status == Int32(status))
        }
        let json = try Self.object(
            try Executable.run(["diff", Self.sound, edited, "--format", "json"], stdin: Self.lines).stdout)
        #expect(json["changed"] as? Int == 1)
        let groups = try #require(json["groups"] as? [[String: Any]])
        #expect(groups.first?["change"] as? String == "no longer safety")
    }

    @Test func aBadLineIsNamedAndTheOthersStillCompared() throws {
        let folder = try WorkFolder()
        let file = try folder.write("nope\n" + Self.lines, to: "lines.jsonl")
        let outcome = try Executable.run(["diff", Self.sound, Self.sound, file])
        #expect(outcome.status == 65)
        #expect(outcome.stderr.hasPrefix("line 1: not_json: "))
        #expect(outcome.stdout == "0 of 4 decisions change (0.0 %); 1 could not be read\n")
    }

    @Test func withoutABrokerTheLastInquiriesEndWith69() throws {
        let folder = try WorkFolder()
        let config = try folder.write(
            "kafka: {bootstrap_servers: \"localhost:1\"}\ntimeouts: {broker: 1s}\n", to: "s.yaml")
        let outcome = try Executable.run(["diff", Self.sound, Self.sound, "--last", "5", "--config", config])
        #expect(outcome.status == 69)
        #expect(outcome.stderr.contains("localhost:1"))
    }
}
