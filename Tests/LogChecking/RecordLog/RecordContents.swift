import Kafka
public import KafkaTestKit

/// What stands at each place of some Kafka topics, committed or not. Batches are compressed, so their contents come through a client that
/// filters nothing (`read_uncommitted`); which of them are visible only the logs say.
public struct RecordContents: Sendable {
    /// The records by place.
    public private(set) var records: [RecordPlace: TestRecord] = [:]

    /// Contents that are known.
    public init(_ records: [RecordPlace: TestRecord]) { self.records = records }

    /// Reads all partitions of these Kafka topics to their present ends.
    public init(of kafkaTopics: [String], over connection: TestConnection, within seconds: Double = 60) throws {
        let consumer = try Consumer(
            configuration: connection.configuration([
                "group.id": connection.uniqueName("contents"), "isolation.level": "read_uncommitted",
                "enable.auto.commit": "false", "enable.partition.eof": "true", "auto.offset.reset": "error",
            ]), handlers: ClientEventHandlers(log: { _ in }))
        var partitions = TopicPartitionList()
        for name in kafkaTopics {
            for found in try consumer.metadata(topic: name, timeoutMilliseconds: 10_000).topics.flatMap(\.partitions) {
                partitions.add(topic: name, partition: found.id, offset: SpecialOffset.beginning)
            }
        }
        try consumer.assign(partitions)
        var left = partitions.count
        let deadline = ContinuousClock.now + .seconds(seconds)
        while left > 0 {
            guard ContinuousClock.now < deadline else {
                throw ConditionNotMet(description: "\(left) partitions were not read to their ends in \(seconds) s")
            }
            guard let message = consumer.poll(timeoutMilliseconds: 50) else { continue }
            if message.error == .partitionEnd { left -= 1 }
            guard message.error == nil else { continue }
            let partition = KafkaPartition(String(decoding: message.kafkaTopic, as: UTF8.self), message.partition)
            records[RecordPlace(partition, message.offset)] = TestRecord(message)
        }
    }
}
