import Diagnostics
import Foundation
import Testing

/// `scripts/check-files` checks the command's output against the published schema; this states what stands in it.
@Suite struct SARIFTests {
    private func log(_ diagnostics: [Diagnostic]) throws -> [String: Any] {
        var files = SourceFiles()
        files.add("rules/my rules.yaml", bytes: Array("topic: transportación\nbús: x\n".utf8))
        let tool = DiagnosticSARIF.Tool(name: "switchboard", version: "1.2.3")
        let bytes = DiagnosticSARIF.log(diagnostics, files: files, tool: tool)
        return try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }

    private func run(_ diagnostics: [Diagnostic]) throws -> [String: Any] {
        try #require((try log(diagnostics)["runs"] as? [[String: Any]])?.first)
    }

    @Test func aProblemHasItsRuleLevelTextAndPlace() throws {
        let problem = Diagnostic(
            .warning, code: "L006", "too much", file: "rules/my rules.yaml", at: SourcePosition(line: 2, column: 1),
            length: 3, hint: "leave it out")
        let run = try run([problem])
        let result = try #require((run["results"] as? [[String: Any]])?.first)
        #expect(result["ruleId"] as? String == "L006")
        #expect(result["level"] as? String == "warning")
        #expect(result["message"] as? [String: String] == ["text": "too much (leave it out)"])
        let location = try #require((result["locations"] as? [[String: Any]])?.first)
        let place = try #require(location["physicalLocation"] as? [String: Any])
        #expect(place["artifactLocation"] as? [String: String] == ["uri": "rules/my%20rules.yaml"])
        let region = try #require(place["region"] as? [String: Any])
        #expect(region["startLine"] as? Int == 2)
        #expect(region["startColumn"] as? Int == 1)
        #expect(region["endColumn"] as? Int == 4)
        #expect(region["snippet"] as? [String: String] == ["text": "bús: x"])
    }

    @Test func eachCodeIsOneRuleOfTheDriver() throws {
        let run = try run(["B014", "Y101", "B014"].map { Diagnostic(code: $0, "wrong", file: "a.yaml") })
        let driver = try #require((run["tool"] as? [String: [String: Any]])?["driver"])
        #expect((driver["rules"] as? [[String: String]])?.map { $0["id"] } == ["B014", "Y101"])
        #expect((run["results"] as? [[String: Any]])?.compactMap { $0["ruleIndex"] as? Int } == [0, 1, 0])
    }

    @Test func nothingWrongIsARunWithoutResults() throws {
        #expect(try log([])["version"] as? String == "2.1.0")
        #expect((try run([])["results"] as? [Any])?.isEmpty == true)
    }
}
