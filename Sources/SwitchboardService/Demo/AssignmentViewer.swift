import Foundation
import Kafka

/// Reads assignments as a department's system would and hands each over as it lands. Blocks its thread.
public struct AssignmentViewer: Sendable {
    /// What is shown of an assignment.
    public struct Shown: Sendable {
        /// The department that gets it.
        public let department: String
        /// `owner` or `copy`.
        public let role: String
        /// urgent, high, normal or low.
        public let priority: String
        /// The channel it came by.
        public let channel: String
        /// Why, in one sentence.
        public let sentence: String
        /// What the person wrote; nil where it is withheld.
        public let text: String?
    }

    private let bootstrapServers: String
    private let kafkaTopics: [String]

    /// A viewer of these Kafka topics.
    public init(bootstrapServers: String, kafkaTopics: [String]) {
        self.bootstrapServers = bootstrapServers
        self.kafkaTopics = kafkaTopics
    }

    /// Reads from the beginning until `isStopped` says so.
    ///
    /// - Throws: `KafkaError` where no consumer can be made.
    public func run(until isStopped: () -> Bool, show: (Shown) -> Void) throws {
        var configuration = ClientConfiguration()
        for (name, value) in [
            ("bootstrap.servers", bootstrapServers), ("group.id", "switchboard-viewer"),
            ("isolation.level", "read_committed"), ("enable.auto.commit", "false"), ("fetch.wait.max.ms", "100"),
        ] { try configuration.set(name, value) }
        let consumer = try Consumer(configuration: configuration, handlers: .quiet)
        var partitions = TopicPartitionList()
        for topic in kafkaTopics {
            let metadata = try consumer.metadata(topic: topic, timeoutMilliseconds: Self.metadataMilliseconds)
            for partition in metadata.topics.flatMap(\.partitions) {
                partitions.add(topic: topic, partition: partition.id, offset: SpecialOffset.beginning)
            }
        }
        try consumer.assign(partitions)
        while !isStopped() {
            guard let message = consumer.poll(timeoutMilliseconds: Self.pollMilliseconds) else { continue }
            if let shown = Shown(message) { show(shown) }
        }
    }

    private static let metadataMilliseconds: Int32 = 5_000
    private static let pollMilliseconds: Int32 = 100
}

extension AssignmentViewer.Shown {
    /// What a message says; nil where it is no assignment.
    fileprivate init?(_ message: borrowing ConsumedMessage) {
        guard message.error == nil, let value = message.value,
            let object = try? JSONSerialization.jsonObject(with: Data(value)) as? [String: Any],
            let department = object["department"] as? String, let role = object["role"] as? String,
            let priority = object["priority"] as? String, let why = object["why"] as? [String: Any],
            let sentence = why["sentence"] as? String
        else { return nil }
        let inquiry = object["inquiry"] as? [String: Any]
        var channel = inquiry?["channel"] as? String ?? ""
        message.forEachHeader { name, value in
            guard let value, name.elementsEqual("ce_channel".utf8) else { return }
            channel = String(decoding: value, as: UTF8.self)
        }
        self.init(
            department: department, role: role, priority: priority, channel: channel, sentence: sentence,
            text: inquiry?["text"] as? String)
    }
}
