import Configuration
import Kafka

/// Reads the Kafka topics that instances share, each from its first record, without a group. Made and used on one thread.
final class SharedTopicReader {
    /// A record of any of them, copied.
    struct Record {
        let kafkaTopic: String
        let key: [UInt8]
        /// Nil for one that deletes its key.
        let value: [UInt8]?
        /// Milliseconds since 1970.
        let timestamp: Int64
    }

    private let consumer: Consumer
    private let kafkaTopics: [String]
    /// Where the partitions ended at the beginning whose end was not reached yet. librdkafka tells an end only where nothing comes for a while,
    /// and instances write all the time.
    private var ends: [String: Int64] = [:]

    /// Above any record of ours; what is larger is somebody else's.
    private static let valueBytesMax = 1 << 20

    /// No broker is asked yet.
    ///
    /// - Parameter isFollowing: whether it stays to wait for what comes; else the end is to be seen at once.
    /// - Throws: `SettingError` where this librdkafka does not take a setting, `KafkaError` where no client can be made.
    init(
        _ configuration: ServiceConfiguration, _ kafkaTopics: [String], isFollowing: Bool = false,
        handlers: ClientEventHandlers
    ) throws {
        self.kafkaTopics = kafkaTopics
        var settings = try configuration.clientConfiguration(for: .consumer)
        for (name, value) in [
            ("group.id", "\(configuration.kafka.group)-fleet"),  // librdkafka asks for one; it is never joined
            ("isolation.level", "read_committed"), ("enable.auto.commit", "false"), ("enable.partition.eof", "true"),
            ("enable.auto.offset.store", "false"), ("allow.auto.create.topics", "false"),
            ("auto.offset.reset", "earliest"), ("reconnect.backoff.max.ms", "1000"),
            ("queued.max.messages.kbytes", "4096"), ("fetch.wait.max.ms", isFollowing ? "500" : "10"),
        ] { try settings.set(name, value) }
        consumer = try Consumer(configuration: settings, handlers: handlers)
    }

    /// Goes to the beginning. Gives those of the Kafka topics that are there, and another that is only looked for.
    func begin(
        alsoLookingFor other: String? = nil, timeoutMilliseconds: Int32
    ) throws(KafkaError) -> Set<String> {
        // All are listed, since one that is asked for by name could be created by that.
        let metadata = try consumer.metadata(timeoutMilliseconds: timeoutMilliseconds)
        let found = metadata.topics.filter { kafkaTopics.contains($0.name) && $0.error == nil }
        var partitions = TopicPartitionList()
        ends = [:]
        for topic in found {
            for partition in topic.partitions {
                let marks = try consumer.watermarks(
                    topic: topic.name, partition: partition.id, timeoutMilliseconds: timeoutMilliseconds)
                partitions.add(topic: topic.name, partition: partition.id, offset: SpecialOffset.beginning)
                if marks.low < marks.high { ends["\(topic.name)/\(partition.id)"] = marks.high }
            }
        }
        try consumer.assign(partitions)
        return Set(found.map(\.name)).union(metadata.topics.filter { $0.name == other }.map(\.name))
    }

    /// Whether all was read that was there at the beginning.
    var isAtEnd: Bool { ends.isEmpty }

    /// The next record; nil where none came within the time.
    func next(timeoutMilliseconds: Int32) throws(KafkaError) -> Record? {
        guard let message = consumer.poll(timeoutMilliseconds: timeoutMilliseconds) else {
            if let fatalError = consumer.fatalError { throw fatalError }
            return nil
        }
        let kafkaTopic = String(decoding: message.kafkaTopic, as: UTF8.self)
        let place = "\(kafkaTopic)/\(message.partition)"
        if message.error == .partitionEnd { ends[place] = nil }
        if message.error == .topicAuthorizationFailed {
            throw KafkaError(
                code: .topicAuthorizationFailed, operation: "read Kafka topic \(kafkaTopic)",
                message: "this principal may not read it: grant what `switchboard topics acls` prints")
        }
        if message.error == nil, let end = ends[place], message.offset + 1 >= end { ends[place] = nil }
        guard message.error == nil, let key = message.key, message.value?.count ?? 0 <= Self.valueBytesMax else {
            return nil
        }
        return Record(
            kafkaTopic: kafkaTopic, key: Array(key), value: message.value.map { Array($0) },
            timestamp: message.timestampMilliseconds ?? 0)
    }

    /// Reads on to the end of all.
    ///
    /// - Throws: where it is not reached before the deadline.
    func readToEnd(before deadline: ContinuousClock.Instant, _ body: (Record) -> Void) throws(KafkaError) {
        while !isAtEnd {
            guard ContinuousClock.now < deadline else {
                throw KafkaError(
                    code: .timedOut, operation: "read \(kafkaTopics.joined(separator: ", "))",
                    message: "its end was not reached in time")
            }
            if let record = try next(timeoutMilliseconds: Self.pollMilliseconds) { body(record) }
        }
    }

    /// One wait for a record.
    private static let pollMilliseconds: Int32 = 50
}
