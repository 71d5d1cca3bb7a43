import Configuration
import Foundation
import Inquiries
import Kafka
import KafkaTestKit
import SwitchboardService

/// A dead-letter Kafka topic, two inputs and a group of their own for one test.
struct RedriveFixture {
    let connection: TestConnection
    let configuration: ServiceConfiguration
    let name: String

    init(_ broker: TestBroker) throws {
        connection = try broker.connect()
        name = connection.uniqueName("r")
        for topic in ["\(name).inquiries.web", "\(name).inquiries.sms", "\(name).dead-letter"] {
            try connection.createTopic(topic)
        }
        let text = """
            kafka: {bootstrap_servers: ["\(connection.bootstrapServers)"], group: "\(name)"}
            kafka_topics: {dead_letter: "\(name).dead-letter", decisions: "\(name).decisions"}
            inputs:
              - name: inquiries
                kafka_topic_pattern: '^\(name)\\.inquiries\\.[a-z]+$'
            timeouts: {broker: 15s}
            """
        let host = ConfigurationHost(environment: [:], hostName: "test", cores: 1) { _ in
            .failure(.init(isMissing: true, reason: "none"))
        }
        let loaded = ServiceConfiguration.read(Array(text.utf8), file: "test.yaml", host: host)
        guard let configuration = loaded.configuration else {
            throw ConditionNotMet(description: "a configuration: \(loaded.diagnostics)")
        }
        self.configuration = configuration
    }

    var web: String { "\(name).inquiries.web" }
    var sms: String { "\(name).inquiries.sms" }
    var deadLetters: String { "\(name).dead-letter" }
    var group: String { "\(name)-redrive" }

    static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1000) }

    /// A dead letter with the headers that DeadLetterWriter gives it; `changes` win, and nil leaves one out.
    func letter(
        _ value: String, key: String? = "k", from topic: String? = nil, reason: String = "not_json",
        attempt: Int = 1, own: [TestRecord.Header] = [], changes: [String: String?] = [:]
    ) -> TestRecord {
        let ours: [(String, String)] = [
            ("switchboard_reason", reason), ("switchboard_reason_text", "the value is not JSON"),
            ("switchboard_source_topic", topic ?? web), ("switchboard_source_partition", "0"),
            ("switchboard_source_offset", "17"), ("switchboard_source_timestamp", String(Self.now - 3_600_000)),
            ("switchboard_attempt", String(attempt)),
        ]
        var headers = own
        for (name, value) in ours {
            guard let value = changes[name, default: value] else { continue }
            headers.append(.init(name, Array(value.utf8)))
        }
        for case (let name, let value?) in changes where !ours.contains(where: { $0.0 == name }) {
            headers.append(.init(name, Array(value.utf8)))
        }
        return TestRecord(key: key.map { Array($0.utf8) }, value: Array(value.utf8), headers: headers)
    }

    func die(_ letters: [TestRecord]) throws { try connection.produce(letters, to: deadLetters) }

    /// One redrive, from making its clients to its summary.
    func redrive(
        isDryRun: Bool = false, limit: Int? = nil, now: Int64 = Self.now,
        policy change: (inout RedrivePolicy) -> Void = { _ in }
    ) throws -> RedriveSummary {
        let inputs = configuration.inputs
        var policy = RedrivePolicy(now: now) { inputs.index(ofKafkaTopic: $0) != nil }
        change(&policy)
        return try Redrive(
            configuration: configuration, policy: policy, limit: limit, isDryRun: isDryRun, now: now,
            handlers: ClientEventHandlers(log: { _ in })
        ).run()
    }

    func records(_ topic: String, count: Int) throws -> [TestRecord] {
        try connection.committedRecords(of: topic, count: count)
    }

    /// A committed offset with its text.
    struct Committed: Equatable {
        var offset: Int64
        var text: String
    }

    /// What the group has committed; nil for nothing.
    func committed() throws -> Committed? {
        let admin = try AdminClient(configuration: connection.configuration())
        let list = try admin.committedOffsets(ofGroup: group, timeoutMilliseconds: 10_000)
        return list.isEmpty ? nil : Committed(offset: list.offset(at: 0), text: list.metadata(at: 0))
    }
}
