/// A Kafka record as the message path sees it: borrowed bytes that the consumer owns and frees with the message.
/// Valid only while the message is; never kept.
public struct InboundRecord {
    /// The value; nil for a tombstone.
    public var value: UnsafeBufferPointer<UInt8>?
    /// The key; nil where there is none.
    public var key: UnsafeBufferPointer<UInt8>?
    /// The Kafka topic's name.
    public var kafkaTopic: UnsafeBufferPointer<UInt8>
    /// Where it stands.
    public var source: RecordSource

    /// A record by its parts.
    public init(
        value: UnsafeBufferPointer<UInt8>?, key: UnsafeBufferPointer<UInt8>?,
        kafkaTopic: UnsafeBufferPointer<UInt8>, source: RecordSource
    ) {
        self.value = value
        self.key = key
        self.kafkaTopic = kafkaTopic
        self.source = source
    }
}
