import Foundation
import Kafka
import KafkaTestKit

/// Kafka topics, rules and a configuration of their own for one test of the running program.
final class ServiceFixture {
    /// Stands in every field of every inquiry of these tests, and may stand in no line of the log.
    static let canary = "quetzalcanary"
    let connection: TestConnection
    let name: String
    let district: TestDistrict
    /// The file that the last run was started with.
    private(set) var configuration = ""
    private let folder: URL

    /// Creates the Kafka topics, or with `hasKafkaTopics` false only names them.
    init(
        _ connection: TestConnection, district: TestDistrict = .shipped, partitions: Int = 4,
        hasKafkaTopics: Bool = true
    ) throws {
        self.connection = connection
        self.district = district
        name = connection.uniqueName("s")
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try copyRules()
        guard hasKafkaTopics else { return }
        for kafkaTopic in outputs + [decisions, deadLetters] {
            try connection.createTopic(kafkaTopic, partitions: 2)
        }
        for kafkaTopic in [ruleBooks, instances] {
            try connection.createTopic(kafkaTopic, settings: ["cleanup.policy": "compact"])
        }
        try connection.createTopic(input("sms"), partitions: partitions)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func input(_ channel: String) -> String { "\(name).inquiries.\(channel)" }
    func output(_ department: String) -> String { "\(name).assignments.\(department)" }
    var outputs: [String] { district.outputs.map { output($0) } }
    var decisions: String { "\(name).decisions" }
    var deadLetters: String { "\(name).dead-letter" }
    var ruleBooks: String { "\(name).rule-books" }
    var instances: String { "\(name).instances" }
    var rules: URL { folder.appendingPathComponent("rules") }

    /// Writes a configuration and starts the service with it. `settings` are more lines of the file, `servers` another way to
    /// the brokers than the test's own, `environment` is the process's, `rules` another folder than the test's.
    func run(
        instance: String? = "one", settings: String = "", servers: String? = nil, environment: [String: String] = [:],
        workers: Int = 2, rules: URL? = nil
    ) throws -> ChildProcess {
        let file = folder.appendingPathComponent("switchboard-\(UUID().uuidString).yaml")
        let pattern = "^" + name + #"\.inquiries\.[A-Za-z0-9_-]+$"#
        let text = """
            \(instance.map { "instance: \(name)-\($0)" } ?? "")
            workers: \(workers)
            rules: \((rules ?? self.rules).path)
            state_directory: state-\(UUID().uuidString.prefix(8))
            kafka:
              bootstrap_servers: ["\(servers ?? connection.bootstrapServers)"]
              group: \(name)
            kafka_topics:
              decisions: \(decisions)
              dead_letter: \(deadLetters)
              rule_books: \(ruleBooks)
              instances: \(instances)
            inputs:
              - name: inquiries
                kafka_topic_pattern: '\(pattern)'
            \(settings)

            """
        try Data(text.utf8).write(to: file)
        configuration = file.path
        return try ChildProcess(["run", "--config", file.path], environment: environment)
    }

    /// Starts the service once more as it was started last, with the state that it left.
    func rerun() throws -> ChildProcess { try ChildProcess(["run", "--config", configuration]) }

    /// Inquiries by SMS, each with its number as id, one of fifty conversations as key, and the canary wherever a
    /// connector can put something.
    static func inquiries(
        _ numbers: Range<Int>, text: (Int) -> String = { "where is the bus of route \($0 % 60), it never came" }
    ) -> [TestRecord] {
        numbers.map { number in
            let conversation = "\(canary)-c\(number % 50)"
            return TestRecord(
                """
                {"id":"\(canary)-\(number)","conversation_id":"\(conversation)","text":"\(text(number)) \(canary)",\
                "subject":"\(canary)","school":"\(canary)","language":"en","sender":{"type":"parent","id":"\(canary)"},\
                "reply_to":"sms:\(canary)","claimed_topic":"\(canary)","\(canary)":"\(canary)"}
                """, key: conversation, headers: ["x-\(canary)": canary])
        }
    }

    /// The `inquiry_id` that an inquiry of that number gets.
    static func inquiryID(_ number: Int, channel: String = "sms") -> String { "\(channel):\(canary)-\(number)" }

    /// The district's rules, with this test's Kafka topics.
    private func copyRules() throws {
        try FileManager.default.copyItem(at: district.rules, to: rules)
        let file = rules.appendingPathComponent("district.yaml")
        var text = try String(contentsOf: file, encoding: .utf8)
        text.replace("urgent_kafka_topic: ", with: "urgent_kafka_topic: \(name).")
        for department in district.outputs {
            text = text.replacingOccurrences(
                of: "\n  \(department):\n", with: "\n  \(department):\n    kafka_topic: \(output(department))\n")
        }
        try Data(text.utf8).write(to: file)
    }
}
