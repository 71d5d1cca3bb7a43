import Foundation
import KafkaTestKit
import LogChecking

/// The Kafka topics, rules and configurations of one run.
final class RunFolder: Sendable {
    static let departments = ["safety", "transportation", "hr", "academics", "front-office"]
    static let inputPartitions = 6
    static let outputPartitions = 2
    /// The shortest session that the configuration allows; the transaction ends well before.
    static let sessionSeconds = 6.0
    static let workers = 2

    let group = "faults"
    let input = "inquiries.sms"
    let url: URL
    private let servers: String

    let topics = OutputTopics(
        assignments: Dictionary(uniqueKeysWithValues: departments.map { ($0, "assignments.\($0)") }),
        decisions: "switchboard.decisions", deadLetters: "switchboard.dead-letter")

    /// Creates the Kafka topics of a cluster that nobody else uses.
    init(_ cluster: KafkaCluster) throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("faults-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        servers = cluster.proxiedServers
        let connection = TestConnection(bootstrapServers: cluster.bootstrapServers)
        for name in topics.all {
            try connection.createTopic(name, partitions: Self.outputPartitions, replicas: cluster.replicas)
        }
        try connection.createTopic(input, partitions: Self.inputPartitions, replicas: cluster.replicas)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// All partitions of inputs or of outputs.
    var inputPartitions: [KafkaPartition] { (0..<Self.inputPartitions).map { KafkaPartition(input, Int32($0)) } }
    var outputPartitions: [KafkaPartition] {
        topics.all.flatMap { name in (0..<Self.outputPartitions).map { KafkaPartition(name, Int32($0)) } }
    }

    /// Writes a member's configuration; gives its path. Without a name it is no static member of the group.
    func configuration(instance: String?) throws -> String {
        let file = url.appendingPathComponent("\(instance ?? "unnamed").yaml")
        let text = """
            \(instance.map { "instance: \($0)" } ?? "")
            workers: \(Self.workers)
            state_directory: \(instance ?? "unnamed")-state
            rules: \(Self.rules.path)
            kafka: {bootstrap_servers: ["\(servers.replacing(",", with: "\", \""))"], group: \(group)}
            transaction: {messages: 50}
            timeouts: {session: \(Int(Self.sessionSeconds))s, transaction: 3s}
            log: {format: json}

            """
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// The package's folder.
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// A small rule book, so that a member of a debug build is up again in a moment.
    private static let rules = package.appendingPathComponent("Tests/FaultRules")
}

extension RunFolder {
    /// The rule book's name, by the command that docs/rules.md gives.
    static func ruleBookHash() throws -> String {
        let shell = Process()
        let output = Pipe()
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", "sha256sum -- *.yaml | LC_ALL=C sort -k 2 | sha256sum"]
        shell.currentDirectoryURL = rules
        shell.standardOutput = output
        try shell.run()
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        shell.waitUntilExit()
        return String(text.prefix { $0 != " " })
    }
}
