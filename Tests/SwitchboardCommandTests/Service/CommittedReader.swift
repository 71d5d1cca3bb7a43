import Foundation
import Kafka
import KafkaTestKit

/// Reads the committed records of some Kafka topics as they become visible, as a department's system would.
final class CommittedReader {
    struct Entry {
        let kafkaTopic: String
        let record: TestRecord
        /// When it was produced, in milliseconds since 1970.
        let producedAt: Int64
        /// When it was read, in milliseconds since 1970.
        let readAt: Int64
    }

    private(set) var entries: [Entry] = []
    private let consumer: Consumer
    private var partitions = 0
    /// The partitions of which nothing more is visible now.
    private var ended: Set<String> = []

    /// Begins with the first record of each.
    init(_ connection: TestConnection, _ kafkaTopics: [String]) throws {
        consumer = try Consumer(
            configuration: connection.configuration([
                "group.id": connection.uniqueName("reader"), "isolation.level": "read_committed",
                "enable.auto.commit": "false", "enable.partition.eof": "true", "fetch.wait.max.ms": "10",
                "reconnect.backoff.max.ms": "500",
            ]), handlers: ClientEventHandlers(log: { _ in }))
        var list = TopicPartitionList()
        for name in kafkaTopics {
            for partition in try consumer.metadata(topic: name, timeoutMilliseconds: 10_000).topics.flatMap(
                \.partitions)
            {
                list.add(topic: name, partition: partition.id, offset: SpecialOffset.beginning)
            }
        }
        partitions = list.count
        try consumer.assign(list)
    }

    /// Whether everything that is visible now was read.
    var isAtEnd: Bool { ended.count == partitions }

    /// What was read of one Kafka topic.
    func records(of kafkaTopic: String) -> [TestRecord] {
        entries.lazy.filter { $0.kafkaTopic == kafkaTopic }.map(\.record)
    }

    /// Reads until `condition` holds.
    func read(_ name: String, within seconds: Double = 20, until condition: () throws -> Bool) throws {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while try !condition() {
            guard ContinuousClock.now < deadline else {
                throw ConditionNotMet(
                    description: "not within \(seconds) s: \(name); \(entries.count) records were read")
            }
            readOne()
        }
    }

    private func readOne() {
        guard let message = consumer.poll(timeoutMilliseconds: 20) else { return }
        let kafkaTopic = String(decoding: message.kafkaTopic, as: UTF8.self)
        let place = "\(kafkaTopic)/\(message.partition)"
        guard message.error == nil else {
            if message.error == .partitionEnd { ended.insert(place) }
            return
        }
        ended.remove(place)
        entries.append(
            Entry(
                kafkaTopic: kafkaTopic, record: TestRecord(message), producedAt: message.timestampMilliseconds ?? 0,
                readAt: Self.now))
    }

    /// Milliseconds since 1970.
    static var now: Int64 { Int64(Date().timeIntervalSince1970 * 1_000) }
}

extension TestRecord {
    /// The value as a JSON object.
    func object() throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(value ?? []))
        guard let object = value as? [String: Any] else { throw CocoaError(.fileReadCorruptFile) }
        return object
    }

    /// An assignment's or a decision record's `inquiry_id`.
    func inquiryID() throws -> String { try object()["inquiry_id"] as? String ?? "" }
}
