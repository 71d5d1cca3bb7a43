import Foundation
import Kafka
import KafkaTestKit

/// Where it all takes place: one broker with its Kafka topics, a folder, and the programs beside this one.
final class Site {
    static let input = "inquiries.bench"
    static let recordedInput = "inquiries.model"
    static let timedInput = "inquiries.timed"
    static let departments = ["transportation", "safety", "hr", "academics", "front-office"].map { "assignments.\($0)" }
    static let decisions = "switchboard.decisions"
    static let outputs = departments + [decisions]
    static let inputPartitions = 8
    /// What docs/district-it.md advises.
    static let outputPartitions = 3

    let broker: ApacheKafka?
    let connection: TestConnection
    let folder: URL
    /// Names each run's group and ids.
    private var runs = 0

    var isEmbedded: Bool { broker == nil }
    var recordingFile: String { folder.appendingPathComponent("recording").path }

    init() throws {
        if ApacheKafka.home == nil {
            progress("KAFKA_HOME is not set: this runs on the embedded broker, which knows no real transactions")
            broker = nil
            connection = TestConnection(embedded: try EmbeddedBroker())
        } else {
            let broker = try ApacheKafka(settings: Self.brokerSettings, javaOptions: Self.javaOptions)
            self.broker = broker
            connection = TestConnection(bootstrapServers: broker.bootstrapServers)
        }
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("pipeline-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try createTopics()
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// A name that no other run has.
    func nextName() -> String {
        runs += 1
        return "bench-\(runs)"
    }

    /// A program that was built with this one.
    static func program(_ name: String) -> URL {
        URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(name)
    }

    private func createTopics() throws {
        // Outputs are never read again: they are deleted soon, so that a long comparison fills no disk.
        let short = ["retention.bytes": "134217728", "segment.bytes": "33554432", "file.delete.delay.ms": "1000"]
        for name in [Self.input, Self.recordedInput, Self.timedInput] {
            try connection.createTopic(name, partitions: Self.inputPartitions)
        }
        for name in Self.outputs {
            try connection.createTopic(name, partitions: Self.outputPartitions, settings: short)
        }
        try connection.createTopic("switchboard.dead-letter")
        for name in ["switchboard.rule-books", "switchboard.instances"] {
            try connection.createTopic(name, settings: ["cleanup.policy": "compact"])
        }
    }

    private static let brokerSettings = [
        "log.retention.check.interval.ms": "5000",
        // All workers of a run join at once, so that no run begins with rebalances.
        "group.initial.rebalance.delay.ms": "1000",
    ]
    /// A broker as in production: all of the compiler's tiers.
    private static let javaOptions = ["-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"]
}
