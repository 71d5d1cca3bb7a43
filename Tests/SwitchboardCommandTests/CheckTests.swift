import Foundation
import Testing

@Suite struct CheckTests {
    private static let golden = "Tests/RuleBooksTests/Golden"

    private static func object(_ text: String) throws -> Any {
        try JSONSerialization.jsonObject(with: Data(text.utf8))
    }

    @Test(arguments: ["\(golden)/sound", "rules"]) func aSoundBookHasNoProblems(_ folder: String) throws {
        let outcome = try Executable.run(["check", folder])
        #expect(outcome.status == 0)
        #expect(outcome.stdout == "no problems\n")
        #expect(outcome.stderr.isEmpty)
    }

    @Test func errorsAreShownWithPlaceCaretAndHintAndEndWith65() throws {
        let folder = try WorkFolder()
        let rules = try folder.rules(prefix: "test")
        let file = "\(rules)/hr.yaml"
        let text = try String(contentsOfFile: file, encoding: .utf8)
        try folder.write(text.replacing("threshold:", with: "treshold:"), to: "rules/hr.yaml")
        let outcome = try Executable.run(["check", rules])
        #expect(outcome.status == 65)
        #expect(outcome.stdout.contains("error[Y101]: unknown key `treshold`"))
        #expect(outcome.stdout.contains("^^^^^^^^"))
        #expect(outcome.stdout.contains("did you mean `threshold`?"))
        #expect(outcome.stderr.isEmpty)
    }

    @Test func warningsAloneEndWith1AndCanBeAllowed() throws {
        let folder = try WorkFolder()
        let sound = Executable.package.appendingPathComponent("\(Self.golden)/sound")
        let rules = folder.url.appendingPathComponent("rules")
        try FileManager.default.copyItem(at: sound, to: rules)
        let file = rules.appendingPathComponent("safety.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        try text.replacing("[gun, pistola]", with: "[gun, a gun, pistola]").write(
            to: file, atomically: true, encoding: .utf8)
        let outcome = try Executable.run(["check", rules.path])
        #expect(outcome.status == 1)
        #expect(outcome.stdout.contains("warning[L006]"))
        #expect(outcome.stdout.hasSuffix("1 warning\n"))
        #expect(try Executable.run(["check", rules.path, "--allow", "L006"]).status == 0)
        #expect(try Executable.run(["check", rules.path, "--allow", "B014"]).status == 64)
    }

    @Test func machinesGetJSONAndSARIF() throws {
        let sound = "\(Self.golden)/sound"
        let json = try Executable.run(["check", sound, "--format", "json"])
        #expect((try Self.object(json.stdout) as? [Any])?.isEmpty == true)
        let missing = try Executable.run(["check", "nowhere", "--format", "json"])
        #expect(missing.status == 65)
        let problems = try #require(try Self.object(missing.stdout) as? [[String: Any]])
        #expect(problems.map { $0["code"] as? String } == ["B001"])
        let sarif = try Executable.run(["check", sound, "--format", "sarif"])
        #expect((try Self.object(sarif.stdout) as? [String: Any])?["version"] as? String == "2.1.0")
    }

    @Test func withoutAFolderTheConfigurationNamesTheRules() throws {
        let folder = try WorkFolder()
        let config = try folder.write("rules: \(Executable.package.path)/\(Self.golden)/sound\n", to: "s.yaml")
        #expect(try Executable.run(["check", "--config", config]).status == 0)
        try folder.write("ruls: here\n", to: "s.yaml")
        #expect(try Executable.run(["check", "--config", config]).status == 78)
    }
}
