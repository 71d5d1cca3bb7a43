/// A partition of a Kafka topic with an offset, read out of a list.
public struct TopicPartition: Hashable, Sendable {
    /// The Kafka topic's name.
    public let topic: String
    /// The partition, from 0.
    public let partition: Int32
    /// The offset, or one of `SpecialOffset`. In an answer to "committed" it is `SpecialOffset.none` where there is none.
    public let offset: Int64
    /// What failed for this partition alone.
    public let error: KafkaErrorCode?
}

/// Offsets below zero, which say something else than a place in the log.
public enum SpecialOffset {
    /// The first message that is still there.
    public static let beginning: Int64 = -2
    /// Behind the last message.
    public static let end: Int64 = -1
    /// Where the group committed, else as `auto.offset.reset` says.
    public static let stored: Int64 = -1000
    /// No offset.
    public static let none: Int64 = -1001
}

/// The offsets between which a partition's messages stand.
public struct Watermarks: Hashable, Sendable {
    /// The first message's offset.
    public let low: Int64
    /// One behind the last message's offset.
    public let high: Int64

    /// Watermarks by their offsets.
    public init(low: Int64, high: Int64) {
        self.low = low
        self.high = high
    }
}
