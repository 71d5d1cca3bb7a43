import Kafka

/// What a poll gives, as far as the worker's own logic reads it; what its value says is the router's business.
protocol ConsumedRecord: ~Copyable {
    /// Set where this is no message but an error of the consumer or of one partition.
    var error: KafkaErrorCode? { get }
    /// The error in words.
    var errorText: String { get }
    /// The Kafka topic's name.
    var kafkaTopic: UnsafeBufferPointer<UInt8> { get }
    /// The same for all messages of one Kafka topic; nil without one.
    var topicHandleIdentity: UnsafeRawPointer? { get }
    /// The partition.
    var partition: Int32 { get }
    /// The offset.
    var offset: Int64 { get }
}

extension ConsumedMessage: ConsumedRecord {}
