import Foundation
import KafkaTestKit

/// kcat, the tool that operators look into Kafka with: what it shows does not come by our own wrapper.
enum Kcat {
    /// A record as kcat shows it.
    struct Record: Decodable, Sendable {
        let topic: String
        let partition: Int
        let offset: Int
        let key: String?
        let payload: String
        private let headers: [String]?

        /// Names and values, in order.
        var headerPairs: [(name: String, value: String)] {
            let headers = headers ?? []
            return stride(from: 0, to: headers.count - 1, by: 2).map { (headers[$0], headers[$0 + 1]) }
        }
    }

    static let path = "/usr/bin/kcat"
    static let isInstalled = FileManager.default.isExecutableFile(atPath: path)

    /// Everything that is committed in a Kafka topic.
    static func read(_ kafkaTopic: String, servers: String) throws -> [Record] {
        let kcat = try start(
            ["-C", "-e", "-q", "-J", "-o", "beginning", "-X", "isolation.level=read_committed", "-t", kafkaTopic],
            servers)
        guard try kcat.exitCode(within: 20) == 0 else { throw ConditionNotMet(description: kcat.stderr) }
        return try kcat.stdout.split(separator: "\n").map { try JSONDecoder().decode(Record.self, from: Data($0.utf8)) }
    }

    /// Sends one line.
    static func produce(_ line: String, to kafkaTopic: String, servers: String, options: [String] = []) throws {
        let kcat = try start(["-P", "-t", kafkaTopic] + options, servers, stdin: line + "\n")
        guard try kcat.exitCode(within: 20) == 0 else { throw ConditionNotMet(description: kcat.stderr) }
    }

    private static func start(_ arguments: [String], _ servers: String, stdin: String = "") throws -> ChildProcess {
        try ChildProcess(["-b", servers] + arguments, executable: URL(fileURLWithPath: path), stdin: stdin)
    }
}
