public import Assignments

/// The largest record each output Kafka topic takes: key, value and headers together, in bytes.
public struct KafkaTopicLimits: Sendable {
    private let standard: Int
    private var byName: [String: Int] = [:]

    /// The same limit (`limits.output_bytes`) for every Kafka topic.
    public init(standard: Int = OutputLimits.standardBytes) { self.standard = max(OutputLimits.leastBytes, standard) }

    /// Sets what one Kafka topic takes (its `max.message.bytes`); never more than the standard.
    public mutating func set(_ kafkaTopic: String, bytes: Int) {
        byName[kafkaTopic] = min(standard, max(OutputLimits.leastBytes, bytes))
    }

    /// What a Kafka topic takes.
    public func limit(of kafkaTopic: String) -> Int { byName[kafkaTopic] ?? standard }

    /// Takes over what is known of Kafka topics that nothing was known of. What a broker's refusals have taught stays.
    mutating func adopt(_ other: KafkaTopicLimits) { byName.merge(other.byName) { own, _ in own } }

    /// Halves a Kafka topic's limit after its broker refused a record or batch. False where it is at the least already.
    mutating func halve(_ kafkaTopic: String) -> Bool {
        let present = limit(of: kafkaTopic)
        set(kafkaTopic, bytes: present / 2)
        return limit(of: kafkaTopic) < present
    }

    /// The limits in the order of a routing's Kafka topics.
    func limits(for routing: Routing) -> OutputLimits {
        OutputLimits(bytes: standard, byKafkaTopic: routing.kafkaTopics.map { limit(of: $0) })
    }

    var smallest: Int { min(standard, byName.values.min() ?? standard) }
    var largest: Int { standard }
}
