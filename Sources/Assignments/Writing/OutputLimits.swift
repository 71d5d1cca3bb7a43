/// How large a record may be in each Kafka topic: value, key and headers together.
public struct OutputLimits: Sendable {
    /// The default of `limits.output_bytes`: librdkafka's own `message.max.bytes`, a little below Kafka's
    /// `max.message.bytes` of 1,048,588.
    public static let standardBytes = 1_000_000
    /// The least a limit may be: what is never cut (ids, names, rules, bounded fields, 16 KiB of inbound headers) and a
    /// readable piece of text fit in it. Lower limits count as this one, so a Kafka topic must allow at least so much.
    public static let leastBytes = 64 << 10

    /// The limit of every Kafka topic that has none of its own (`limits.output_bytes`).
    public let bytes: Int
    /// The limits by place in `Routing.kafkaTopics`, for assignments; may be shorter.
    private let byKafkaTopic: [Int]

    /// Limits: one for all, and those of the assignments' Kafka topics where they are known.
    public init(bytes: Int = standardBytes, byKafkaTopic: [Int] = []) {
        self.bytes = max(bytes, Self.leastBytes)
        self.byKafkaTopic = byKafkaTopic.map { max($0, Self.leastBytes) }
    }

    /// The limit of assignments in a Kafka topic, by its place in `Routing.kafkaTopics`.
    func bytes(kafkaTopic: Int) -> Int {
        kafkaTopic < byKafkaTopic.count ? min(bytes, byKafkaTopic[kafkaTopic]) : bytes
    }
}

/// What a record takes up in a batch, counted upwards.
enum RecordSize {
    /// A batch's header (61 bytes) and a record's own lengths and deltas (Kafka's record format version 2).
    static let fixed = 128
    /// The lengths of a header's name and value.
    static let header = 10

    /// The size of headers with their names and values.
    static func bytes(of headers: ArraySlice<OutgoingHeader>) -> Int {
        var size = 0
        for item in headers { size += header + item.name.count + (item.value?.count ?? 0) }
        return size
    }
}
