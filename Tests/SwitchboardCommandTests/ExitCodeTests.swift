import Foundation
import Testing

/// How commands that can't do their work end, and what they say.
@Suite struct ExitCodeTests {
    @Test(arguments: [
        "check", "test", "explain", "diff", "classify", "topics", "run", "demo", "reload", "status", "rollback",
        "version",
    ])
    func everyCommandExplainsItself(command: String) throws {
        let outcome = try Executable.run([command, "--help"])
        #expect(outcome.status == 0)
        #expect(outcome.stdout.contains("usage: switchboard \(command)"))
        #expect(outcome.stdout.contains("exit codes:"))
        #expect(outcome.stderr.isEmpty)
    }

    @Test(arguments: [
        [], ["clasify"], ["classify", "--rule", "rules"], ["classify", "--format", "text"], ["topics"],
        ["topics", "destroy"], ["topics", "create", "--partitions", "0"],
        ["topics", "acls", "--principal", "switchboard"], ["topics", "acls", "--principal", "User:"],
    ])
    func aWrongCommandLineEndsWith64(arguments: [String]) throws {
        let outcome = try Executable.run(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.stdout.isEmpty)
        #expect(!outcome.stderr.isEmpty)
    }

    @Test(arguments: [["classify"], ["topics", "check"], ["topics", "create"], ["topics", "acls"]])
    func badRulesEndWith65AndAllProblemsAtTheirPlaces(command: [String]) throws {
        let folder = try WorkFolder()
        let rules = try folder.rules(prefix: "test")
        for topic in ["hr", "academics"] {
            let file = "\(rules)/\(topic).yaml"
            let text = try String(contentsOfFile: file, encoding: .utf8)
            try folder.write(text.replacing("threshold:", with: "treshold:"), to: "rules/\(topic).yaml")
        }
        let outcome = try Executable.run(command + ["--rules", rules])
        #expect(outcome.status == 65)
        #expect(outcome.stdout.isEmpty)
        #expect(outcome.stderr.contains("\(rules)/hr.yaml:"))
        #expect(outcome.stderr.contains("\(rules)/academics.yaml:"))
        #expect(outcome.stderr.contains("^^^^^^^^"))
        #expect(outcome.stderr.contains("did you mean `threshold`?"))
    }

    @Test(arguments: [["classify"], ["topics", "check"], ["topics", "create"], ["topics", "acls"]])
    func aBadConfigurationEndsWith78(command: [String]) throws {
        let folder = try WorkFolder()
        let file = try folder.write("kafka:\n  bootstrap_server: [localhost:9092]\nworkers: many\n", to: "bad.yaml")
        let outcome = try Executable.run(command + ["--config", file])
        #expect(outcome.status == 78)
        #expect(outcome.stdout.isEmpty)
        #expect(outcome.stderr.contains("\(file):2:3"))
        #expect(outcome.stderr.contains("\(file):3:10"))
        #expect(try Executable.run(command + ["--config", folder.url.path + "/none.yaml"]).status == 78)
        #expect(try Executable.run(command, environment: ["SWITCHBOARD_CONFIG": file]).status == 78)
    }

    @Test func anInputThatIsNotThereEndsWith78AndNamesThoseThatAre() throws {
        let file = "docs/connectors/examples/sms.yaml"
        let outcome = try Executable.run(["classify", "--rules", "rules", "--config", file, "--input", "smss"])
        #expect(outcome.status == 78)
        #expect(outcome.stderr.contains("(it has: sms)"))
    }
}
