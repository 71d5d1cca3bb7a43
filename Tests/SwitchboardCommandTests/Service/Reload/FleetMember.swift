import AdminAPI
import Foundation
import KafkaTestKit
import Testing

/// One instance with its own disk, beside others.
struct FleetMember {
    let rules: URL
    private(set) var service: ChildProcess
    private let configuration: String

    /// With the rules folder that the others have, or one of its own. A broker that is away is waited for no longer than so many seconds.
    init(_ name: String, of fixture: ServiceFixture, rules: URL? = nil, patience: Int = 60) throws {
        self.rules = rules ?? fixture.rules
        let settings = """
            fleet: {heartbeat: 1s}
            reload: {interval: 500ms}
            timeouts: {broker: \(patience)s}
            """
        service = try fixture.run(instance: name, settings: settings, workers: 1, rules: self.rules)
        configuration = fixture.configuration
    }

    /// Starts it again after its end, with the state that it left and the patience that a start usually has.
    mutating func restart() throws {
        service = try ChildProcess(
            ["run", "--config", configuration], environment: ["SWITCHBOARD_TIMEOUTS_BROKER": "60s"])
    }

    /// Waits until it routes and takes orders.
    func awaitReady() throws {
        try service.awaitLog("Partitions assigned")
        try awaitCondition("it takes orders") { try status().state == .ready }
    }

    func ask(_ words: String...) throws -> Executable.Outcome {
        try Executable.run(words + ["--config", configuration])
    }

    func status() throws -> ServiceStatus {
        let outcome = try ask("status", "--format", "json")
        return try #require(ControlLine.value(ServiceStatus.self, of: Array(outcome.stdout.utf8)), "\(outcome)")
    }
}
