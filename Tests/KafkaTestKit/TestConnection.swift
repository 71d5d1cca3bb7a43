import Foundation
public import Kafka

/// A broker in reach, with what tests do there. Not shared between threads.
public final class TestConnection {
    /// For `bootstrap.servers`.
    public let bootstrapServers: String
    /// The embedded broker, where it is one: to harm it.
    public let embedded: EmbeddedBroker?

    /// A connection to a broker that runs already.
    public init(bootstrapServers: String) {
        self.bootstrapServers = bootstrapServers
        embedded = nil
    }

    /// A connection to an embedded broker, which lives as long.
    public init(embedded: EmbeddedBroker) {
        bootstrapServers = embedded.bootstrapServers
        self.embedded = embedded
    }

    /// Settings that reach this broker, and more.
    public func configuration(_ settings: KeyValuePairs<String, String> = [:]) throws -> ClientConfiguration {
        var configuration = ClientConfiguration()
        try configuration.set("bootstrap.servers", bootstrapServers)
        for (name, value) in settings { try configuration.set(name, value) }
        return configuration
    }

    /// A name that no other test uses.
    public func uniqueName(_ purpose: String = "test") -> String {
        "\(purpose)-\(UUID().uuidString.lowercased())"
    }

    /// Creates a Kafka topic; gives its name, which is unique where none is given.
    @discardableResult
    public func createTopic(
        _ name: String? = nil, partitions: Int = 1, replicas: Int = 1, settings: [String: String] = [:]
    ) throws -> String {
        let name = name ?? uniqueName("topic")
        if let embedded {
            try embedded.createTopic(name, partitions: partitions)
            return name
        }
        let admin = try AdminClient(configuration: configuration())
        let topic = NewTopic(name: name, partitions: partitions, replicationFactor: replicas, settings: settings)
        for result in try admin.createTopics([topic], timeoutMilliseconds: 10_000) {
            guard let code = result.error else { continue }
            throw KafkaError(code: code, operation: "create Kafka topic \(name)", message: result.message)
        }
        try awaitCondition("Kafka topic \(name) has leaders") {
            let found = try admin.metadata(topic: name, timeoutMilliseconds: 5000).topics.first
            return found?.error == nil && found?.partitions.count == partitions
                && found?.partitions.allSatisfy { $0.leader >= 0 } == true
        }
        return name
    }

    /// Produces records outside any transaction and waits until the broker has them.
    public func produce(_ records: [TestRecord], to topic: String, messageBytesMax: Int = 1_000_000) throws {
        let producer = try Producer(
            configuration: configuration([
                "enable.idempotence": "true", "partitioner": "murmur2_random",
                "message.max.bytes": "\(messageBytesMax)",
            ]))
        try producer.produce(records, to: topic)
        guard producer.flush(timeoutMilliseconds: 20_000), producer.deliveries.delivered == records.count else {
            throw KafkaError(
                code: producer.deliveries.firstError ?? .timedOut, operation: "produce to \(topic)",
                message: "\(producer.deliveries.delivered) of \(records.count) records delivered")
        }
    }

    /// The committed records of a Kafka topic, by partition and offset: waits until there are `count` and the ends of all
    /// partitions are reached, at most for `seconds`. So more than `count` are seen too.
    public func committedRecords(of topic: String, count: Int, within seconds: Double = 20) throws -> [TestRecord] {
        let consumer = try Consumer(
            configuration: configuration([
                "group.id": uniqueName("reader"), "isolation.level": "read_committed", "enable.auto.commit": "false",
                "enable.partition.eof": "true", "auto.offset.reset": "error",
                "fetch.wait.max.ms": "10",  // the end is told after it, once for each partition
            ]))
        var partitions = TopicPartitionList()
        let metadata = try consumer.metadata(topic: topic, timeoutMilliseconds: 10_000)
        for partition in metadata.topics.flatMap(\.partitions) {
            partitions.add(topic: topic, partition: partition.id, offset: SpecialOffset.beginning)
        }
        try consumer.assign(partitions)
        var records: [TestRecord] = []
        var ended: Set<Int32> = []
        let deadline = ContinuousClock.now + .seconds(seconds)
        while records.count < count || ended.count < partitions.count, ContinuousClock.now < deadline {
            guard let message = consumer.poll(timeoutMilliseconds: 50) else { continue }
            if message.error == .partitionEnd {
                ended.insert(message.partition)
                continue
            }
            records.append(try TestRecord(checking: message, of: topic))
        }
        return records.sorted { ($0.partition, $0.offset) < ($1.partition, $1.offset) }
    }
}

extension Producer {
    /// Enqueues records, waiting while the queue is full.
    public func produce(_ records: [TestRecord], to topic: String) throws {
        let id = try self.topic(topic)
        for (index, record) in records.enumerated() {
            var headers = RecordHeaders()
            for header in record.headers {
                withOptionalBytes(header.name) { name in
                    withOptionalBytes(header.value) {
                        headers.add(name: name ?? .init(start: nil, count: 0), value: $0)
                    }
                }
            }
            while true {
                let error = withOptionalBytes(record.key) { key in
                    withOptionalBytes(record.value) { value in
                        produce(to: id, key: key, value: value, headers: &headers, tag: index)
                    }
                }
                guard let error else { break }
                guard error == .queueFull else {
                    throw KafkaError(code: error, operation: "produce to \(topic)", message: error.explanation)
                }
                poll(timeoutMilliseconds: 100)
            }
        }
    }
}

/// Lends bytes to a call; nil stays nil.
private func withOptionalBytes<Result>(
    _ bytes: [UInt8]?, _ body: (UnsafeBufferPointer<UInt8>?) throws -> Result
) rethrows -> Result {
    guard let bytes else { return try body(nil) }
    return try bytes.withUnsafeBufferPointer { try body($0) }
}
