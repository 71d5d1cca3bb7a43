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

    @Test(arguments: [true, false])
    func tuneSaysHowItsPatchIsAccepted(isAbsolute: Bool) throws {
        let folder = try WorkFolder()
        let labelled = try folder.write(
            (1...20).map { number in
                let (text, topic) = number > 2 ? ("the bus is late", "other") : ("are you hiring?", "buses")
                return #"{"id":"\#(number)","text":"\#(text)","primary":"\#(topic)"}"#
            }.joined(separator: "\n"), to: "labelled.jsonl")
        let relative = "docs/examples/small-district"
        let rules = isAbsolute ? Executable.package.appendingPathComponent(relative).path : relative
        let outcome = try Executable.run(["tune", "--rules", rules, labelled])
        #expect(outcome.status == 0, "\(outcome.stderr)")
        #expect(outcome.stderr.hasSuffix("; to accept: \(isAbsolute ? "patch -d / -p1" : "patch -p0")\n"))
        #expect(outcome.stdout.hasPrefix("--- \(rules)/"))
    }

    @Test func aFailingTestOfSafetyIsExplainedThoughTheBookIsNotLoaded() throws {
        let folder = try WorkFolder()
        let rules = try book(folder, "safety.yaml", "score: 5", to: "score: 4\n    none: [he]")
        let outcome = try Executable.run(["test", rules])
        #expect(outcome.status == 1)
        #expect(outcome.stdout.contains("error[B046]: this test fails: expected topic safety, got other"))
        #expect(outcome.stdout.hasSuffix("This book is not loaded: a test of the safety topic fails.\n"))
        #expect(try Executable.run(["check", rules]).stdout.contains("error[B042]"))
        #expect(try Executable.run(["explain", "--rules", rules, "a gun"]).status == 65)
    }

    @Test func aTimeAndARuleThatAreMissingAreNamedInTextAndJSON() throws {
        let book = "docs/examples/small-district"
        let arguments = [
            "explain", "--rules", book, "--at", "2026-09-15T12:00:00-04:00", "the bus is late, high water",
        ]
        let text = try Executable.run(arguments).stdout
        let early = "between 06:00 and 09:00 on a school day"
        let flood = "its time, from 2027-03-01 until 2027-03-05 18:00"
        #expect(text.contains("  +2 buses/before-school (high): has “bus”, “late”; missing: \(early)\n"))
        #expect(text.contains("  +6 buses/flood: has “high water”; missing: \(flood)\n"))
        #expect(text.contains("  if it had come on 2026-09-15 at 06:00: buses (buses), high\n"))
        let json = try Self.object(try Executable.run(arguments + ["--format", "json"]).stdout)
        let nearly = try #require(json["nearly_fired"] as? [[String: Any]])
        #expect(nearly.map { $0["missing"] as? String } == [flood, early])
        let calm = try Executable.run(
            ["explain", "--rules", book, "--at", "2026-09-15T07:00:00-04:00", "the bus", "--format", "json"])
        let rules = try #require(try Self.object(calm.stdout)["nearly_fired"] as? [[String: Any]])
        let missing = rules.first { $0["id"] as? String == "before-school" }?["missing"] as? String
        #expect(missing?.hasPrefix("the rule late-bus, which lacks one of “late”") == true)
    }

    /// A terminal of its own for a command's standard error, and what was written there.
    private func terminal(_ command: String, in folder: WorkFolder) throws -> String {
        // More than a pipe holds: the pause, as long work takes one, begins once the command reads.
        let lines = try folder.write(String(repeating: Self.lines + "\n", count: 2000), to: "lines.jsonl")
        let script = try folder.write(
            "(cat '\(lines)'; sleep 0.7; cat '\(lines)') | \(command) >/dev/null\n", to: "run.sh")
        let pages = folder.url.appendingPathComponent("pages").path
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/usr/bin/script")
        shell.arguments = ["-qec", "sh '\(script)'", pages]
        shell.environment = ProcessInfo.processInfo.environment.merging(["TERM": "xterm"]) { $1 }
        shell.currentDirectoryURL = Executable.package
        shell.standardInput = FileHandle.nullDevice
        shell.standardOutput = FileHandle.nullDevice
        try shell.run()
        shell.waitUntilExit()
        return try String(contentsOfFile: pages, encoding: .utf8)
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/script"), "script makes the terminal"))
    func longWorkShowsHowFarItIsOnATerminalAlone() throws {
        let folder = try WorkFolder()
        let program = "'\(Executable.url.path)'"
        let diff = "\(program) diff \(Self.sound) \(Self.sound)"
        #expect(try terminal(diff, in: folder).contains("inquiries decided, 0 change"))
        let classify = "\(program) classify --rules \(Self.sound)"
        #expect(try terminal(classify, in: folder).contains(" lines decided"))
        // Into a file nothing of it goes, and a dumb terminal can't take a line away.
        #expect(!(try terminal("\(diff) 2>\(folder.url.path)/errors", in: folder).contains("decided")))
        #expect(try String(contentsOfFile: "\(folder.url.path)/errors", encoding: .utf8).isEmpty)
        #expect(!(try terminal("TERM=dumb \(diff)", in: folder).contains("decided")))
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
        #expect(rules.first?["copy_to"] as? [String] == ["safety"] && rules.first?["priority"] is NSNull)
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
            #expect(gate.stderr.contains("--max-change \(limit)") == (status == 1))
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
