/// A partition of a Kafka topic.
public struct KafkaPartition: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The Kafka topic's name.
    public let kafkaTopic: String
    /// From 0.
    public let partition: Int32

    /// A partition by its parts.
    public init(_ kafkaTopic: String, _ partition: Int32) {
        self.kafkaTopic = kafkaTopic
        self.partition = partition
    }

    /// The name of its folder in a broker's data, such as `inquiries.sms-0`.
    public var description: String { "\(kafkaTopic)-\(partition)" }

    /// By name, then number.
    public static func < (one: KafkaPartition, other: KafkaPartition) -> Bool {
        (one.kafkaTopic, one.partition) < (other.kafkaTopic, other.partition)
    }
}

/// Where a record stands.
public struct RecordPlace: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Its partition.
    public let partition: KafkaPartition
    /// Its offset there.
    public let offset: Int64

    /// A place by its parts.
    public init(_ partition: KafkaPartition, _ offset: Int64) {
        self.partition = partition
        self.offset = offset
    }

    /// Such as `inquiries.sms-0@17`.
    public var description: String { "\(partition)@\(offset)" }

    /// By partition, then offset.
    public static func < (one: RecordPlace, other: RecordPlace) -> Bool {
        (one.partition, one.offset) < (other.partition, other.offset)
    }
}
