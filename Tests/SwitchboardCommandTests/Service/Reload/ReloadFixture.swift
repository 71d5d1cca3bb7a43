import AdminAPI
import Foundation
import KafkaTestKit
import Testing

/// The service on the embedded broker with a copy of a district's rules, to edit while it runs.
final class ReloadFixture {
    let folder: WorkFolder
    let rules: URL
    private let configuration: String
    private(set) var service: ChildProcess
    private(set) var connection: TestConnection
    private var sent = 0

    /// Starts it. `reload.interval` is a minute where only commands are to be seen at work.
    init(_ district: TestDistrict = .shipped, interval: String = "1min") throws {
        folder = try WorkFolder()
        rules = folder.url.appendingPathComponent("rules")
        try FileManager.default.copyItem(at: district.rules, to: rules)
        configuration = try folder.write(
            "log: {format: json}\nreload: {interval: \(interval)}\n", to: "switchboard.yaml")
        (service, connection) = try Self.start(configuration)
        try awaitReady()
    }

    /// Stops it in order and starts it again; what an embedded broker held is gone.
    func restart() throws {
        service.signal(SIGTERM)
        _ = try service.exitCode(within: 20)
        (service, connection) = try Self.start(configuration)
        try awaitReady()
    }

    private func awaitReady() throws {
        try awaitCondition("it takes orders") { try status().state == .ready }
    }

    private static func start(_ configuration: String) throws -> (ChildProcess, TestConnection) {
        let service = try ChildProcess(["run", "--embedded-broker", "--config", configuration])
        try service.awaitLog("Partitions assigned")
        let mark = #""bootstrap_servers":""#
        let rest = service.stderr.split(separator: mark, maxSplits: 1).last ?? ""
        return (service, TestConnection(bootstrapServers: String(rest.prefix { $0 != "\"" })))
    }

    /// Runs a command that asks the service.
    func ask(_ arguments: String...) throws -> Executable.Outcome {
        try Executable.run(arguments + ["--config", configuration])
    }

    /// Asks, and reads the JSON.
    func answer(_ arguments: String...) throws -> ReloadAnswer {
        let outcome = try Executable.run(arguments + ["--config", configuration, "--format", "json"])
        return try #require(ControlLine.value(ReloadAnswer.self, of: Array(outcome.stdout.utf8)), "\(outcome)")
    }

    func status() throws -> ServiceStatus {
        let outcome = try ask("status", "--format", "json")
        return try #require(ControlLine.value(ServiceStatus.self, of: Array(outcome.stdout.utf8)), "\(outcome)")
    }

    /// Changes a file of the rules by writing it anew.
    func edit(_ file: String, _ change: (inout String) -> Void) throws {
        let url = rules.appendingPathComponent(file)
        var text = try String(contentsOf: url, encoding: .utf8)
        change(&text)
        try Data(text.utf8).write(to: url)
    }

    /// Sends an inquiry about a bus and gives the hash of the book that decided it.
    func decidingBook() throws -> String {
        sent += 1
        let id = "r-\(UUID().uuidString)"
        let inquiry = TestRecord(#"{"id":"\#(id)","text":"my sons bus never came, route 14"}"#, key: id)
        try connection.produce([inquiry], to: "inquiries.sms")
        let records = try connection.committedRecords(of: "switchboard.decisions", count: sent)
        let record = try #require(records.first { $0.text.contains(id) })
        let object = try JSONSerialization.jsonObject(with: Data(record.text.utf8)) as? [String: Any]
        return try #require(object?["rule_book"] as? String)
    }
}
