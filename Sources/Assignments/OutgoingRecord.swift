/// Where a record goes.
public enum Destination: Sendable, Equatable {
    /// A department's Kafka topic: its place in `Routing.kafkaTopics`.
    case department(kafkaTopic: Int)
    /// The Kafka topic of decision records.
    case decisions
    /// The Kafka topic of dead letters.
    case deadLetter
}

/// One record to produce: ranges into the buffers of the `Outbox` that holds it.
public struct OutgoingRecord: Sendable {
    /// Where it goes.
    public var destination: Destination
    /// The key in the outbox's bytes; nil for none.
    public var key: Range<Int>?
    /// The value in the outbox's bytes; nil for a null value.
    public var value: Range<Int>?
    /// Its headers in `Outbox.headers`.
    public var headers: Range<Int>
}

/// One header of an outgoing record.
public struct OutgoingHeader: Sendable {
    /// The name in the outbox's bytes.
    public var name: Range<Int>
    /// The value in the outbox's bytes; nil for a null value.
    public var value: Range<Int>?
}
