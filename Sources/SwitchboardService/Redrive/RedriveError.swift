public import Kafka

/// Why a redrive ended early. What it had committed until then stays; a later run goes on from there.
public enum RedriveError: Error, Sendable {
    /// No broker answered in time.
    case unreachable(KafkaError)
    /// The dead-letter Kafka topic does not exist.
    case noDeadLetters(kafkaTopic: String)
    /// This librdkafka does not take a setting of the configuration.
    case badSetting(SettingError)
    /// The group's committed offset of a partition carries a text that no redrive wrote.
    case unreadableLedger(group: String, partition: Int32)
    /// Another redrive of the same group began: it goes on from what this one had committed.
    case takenOver
    /// Whether the last batch took effect is for the broker to say; the next run finds out.
    case inDoubt(KafkaError)
    /// Kafka refused something.
    case failed(KafkaError)

    init(_ error: KafkaError) {
        switch error.code {
        case .fenced, .producerFenced, .invalidProducerEpoch: self = .takenOver
        case let code where code.isTransient: self = .unreachable(error)
        default: self = .failed(error)
        }
    }
}

extension RedriveError {
    /// Runs calls of the Kafka module, turning what they throw.
    static func wrapping<Result: ~Copyable>(
        _ body: () throws(KafkaError) -> Result
    ) throws(RedriveError) -> Result {
        do throws(KafkaError) { return try body() } catch { throw RedriveError(error) }
    }
}
