import AdminAPI
import Foundation
import KafkaTestKit
import Testing

extension FleetStatus {
    /// The hashes that the instances run.
    var books: [String] { instances.map(\.report.ruleBook.hash) }
}

extension ServiceFixture {
    /// The status of the service that was started last.
    func status() throws -> ServiceStatus {
        let outcome = try Executable.run(["status", "--format", "json", "--config", configuration])
        return try #require(ControlLine.value(ServiceStatus.self, of: Array(outcome.stdout.utf8)), "\(outcome)")
    }

    /// `switchboard status --fleet`; a broker is waited for no longer than a second.
    func fleet() throws -> Executable.Outcome {
        try Executable.run(
            ["status", "--fleet", "--format", "json", "--config", configuration],
            environment: ["SWITCHBOARD_TIMEOUTS_BROKER": "1s"])
    }

    @discardableResult
    func awaitFleet(_ name: String, _ condition: (FleetStatus) -> Bool) throws -> FleetStatus {
        var last: FleetStatus?
        var outcome: Executable.Outcome?
        do {
            try awaitCondition(name) {
                outcome = try fleet()
                last = ControlLine.value(FleetStatus.self, of: Array(outcome?.stdout.utf8 ?? "".utf8))
                return last.map(condition) ?? false
            }
        } catch { throw ConditionNotMet(description: "\(error): \(String(describing: outcome))") }
        return try #require(last)
    }

    /// What the project's own checker says about the records of both Kafka topics; nothing where they fit.
    func schemaProblemsOfWhatIsShared() throws -> String {
        var lines: [String] = []
        for record in try connection.committedRecords(of: ruleBooks, count: 1) where record.value != nil {
            let word = String(decoding: record.key ?? [], as: UTF8.self).split(separator: " ").first
            let schemas = ["book": "shared-book", "last-good": "last-good", "order": "order"]
            guard let schema = schemas[String(word ?? "")] else { continue }
            lines.append(#"{"schema":"\#(schema)","value":\#(record.text)}"#)
        }
        #expect(Set(lines.map { $0.prefix(20) }).count == 3)
        // Heartbeats come all the time, so the end is not waited for.
        for record in try connection.committedRecords(of: instances, count: 1, within: 2) where record.value != nil {
            lines.append(#"{"schema":"instance","value":\#(record.text)}"#)
        }
        let check = try ChildProcess(
            ["docs/schemas/check.py", "--each"], executable: URL(fileURLWithPath: "/usr/bin/python3"),
            stdin: lines.joined(separator: "\n") + "\n")
        let status = try check.exitCode(within: 30)
        return status == 0 ? check.stdout : check.stdout + check.stderr + "exit code \(status)"
    }

    /// Changes a file of the rules; gives the folder's new hash.
    @discardableResult
    func edit(_ file: String, in folder: URL? = nil, _ change: (inout String) -> Void) throws -> String {
        let folder = folder ?? rules
        let url = folder.appendingPathComponent(file)
        var text = try String(contentsOf: url, encoding: .utf8)
        change(&text)
        try Data(text.utf8).write(to: url, options: .atomic)
        let shell = try ChildProcess(
            ["-c", "sha256sum -- *.yaml | LC_ALL=C sort -k 2 | sha256sum"],
            executable: URL(fileURLWithPath: "/bin/sh"), directory: folder)
        #expect(try shell.exitCode(within: 10) == 0)
        return String(shell.stdout.prefix(64))
    }

    /// Cuts a file short behind its rules: it stays valid YAML, with fewer tests, and is held.
    @discardableResult
    func cutTests(in folder: URL? = nil) throws -> String {
        try edit("meals.yaml", in: folder) { text in
            if let tests = text.range(of: "\ntests:") { text.removeSubrange(tests.lowerBound...) }
        }
    }
}
