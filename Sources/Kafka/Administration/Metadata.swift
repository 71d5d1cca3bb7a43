import CRdKafka

/// What a cluster says about itself and its Kafka topics.
public struct Metadata: Sendable {
    /// A broker.
    public struct Broker: Hashable, Sendable {
        /// Its node id.
        public let id: Int32
        /// Its advertised host.
        public let host: String
        /// Its advertised port.
        public let port: Int32
    }

    /// A Kafka topic.
    public struct Topic: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Its partitions, by number.
        public let partitions: [Partition]
        /// Why there is no more about it: `unknownTopicOrPartition`, `topicAuthorizationFailed` …
        public let error: KafkaErrorCode?
    }

    /// A partition.
    public struct Partition: Hashable, Sendable {
        /// Its number, from 0.
        public let id: Int32
        /// The broker that leads it; -1 for none.
        public let leader: Int32
        /// How many brokers hold it.
        public let replicas: Int
        /// How many of these are in sync.
        public let inSyncReplicas: Int
        /// What is wrong with it, such as `leaderNotAvailable`.
        public let error: KafkaErrorCode?
    }

    /// The brokers.
    public let brokers: [Broker]
    /// The Kafka topics that were asked for; all visible ones where none was named.
    public let topics: [Topic]
}

extension Metadata {
    /// Copies C's answer, which stays the caller's.
    init(_ metadata: rd_kafka_metadata) {
        brokers = UnsafeBufferPointer(start: metadata.brokers, count: Int(metadata.broker_cnt)).map {
            Broker(id: $0.id, host: String(cString: $0.host), port: $0.port)
        }
        topics = UnsafeBufferPointer(start: metadata.topics, count: Int(metadata.topic_cnt)).map { topic in
            Topic(
                name: String(cString: topic.topic),
                partitions: UnsafeBufferPointer(start: topic.partitions, count: Int(topic.partition_cnt))
                    .map { Partition($0) }.sorted { $0.id < $1.id },
                error: KafkaErrorCode(topic.err))
        }
    }
}

extension Metadata.Partition {
    init(_ partition: rd_kafka_metadata_partition) {
        self.init(
            id: partition.id, leader: partition.leader, replicas: Int(partition.replica_cnt),
            inSyncReplicas: Int(partition.isr_cnt), error: KafkaErrorCode(partition.err))
    }
}

extension Client {
    /// Asks a broker. With a name the answer holds that Kafka topic alone, with its error where there is one.
    func metadata(topic: String?, timeoutMilliseconds: Int32) throws(KafkaError) -> Metadata {
        var handle: OpaquePointer?
        if let topic {
            handle = rd_kafka_topic_new(self.handle, topic, nil)
            guard handle != nil else {
                throw KafkaError(
                    KafkaErrorCode(rd_kafka_last_error()) ?? .failed, operation: "describe Kafka topic \(topic)")
            }
        }
        defer { if let handle { rd_kafka_topic_destroy(handle) } }
        var answer: UnsafePointer<rd_kafka_metadata>?
        try KafkaError.check(
            rd_kafka_metadata(self.handle, topic == nil ? 1 : 0, handle, &answer, timeoutMilliseconds),
            topic.map { "describe Kafka topic \($0)" } ?? "describe cluster")
        guard let answer else { return Metadata(brokers: [], topics: []) }
        defer { rd_kafka_metadata_destroy(answer) }
        return Metadata(answer.pointee)
    }
}

extension Consumer {
    /// Asks a broker about one Kafka topic, or about all that may be seen.
    public func metadata(topic: String? = nil, timeoutMilliseconds: Int32) throws(KafkaError) -> Metadata {
        try client.metadata(topic: topic, timeoutMilliseconds: timeoutMilliseconds)
    }
}

extension Producer {
    /// Asks a broker about one Kafka topic, or about all that may be seen. Asking before the first record warms the client
    /// up. With `allow.auto.create.topics`, on by default in a producer, the broker may create the topic.
    public func metadata(topic: String? = nil, timeoutMilliseconds: Int32) throws(KafkaError) -> Metadata {
        try client.metadata(topic: topic, timeoutMilliseconds: timeoutMilliseconds)
    }
}

extension AdminClient {
    /// Asks a broker about one Kafka topic, or about all that may be seen. Never creates one.
    public func metadata(topic: String? = nil, timeoutMilliseconds: Int32) throws(KafkaError) -> Metadata {
        try client.metadata(topic: topic, timeoutMilliseconds: timeoutMilliseconds)
    }
}
