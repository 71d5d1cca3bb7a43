import CRdKafka

/// What became of produced records, counted. A failed one is never silent: compare `delivered` with what was produced.
public struct DeliveryReports: Sendable {
    /// Records that the broker acknowledged.
    public private(set) var delivered = 0
    /// Records that were not, or of which it is not known.
    public private(set) var failed = 0
    /// Why the first of them failed.
    public private(set) var firstError: KafkaErrorCode?
    /// The Kafka topic of the first that failed.
    public private(set) var firstFailedTopic: String?
    /// The tag that the first that failed was produced with.
    public private(set) var firstFailedTag = 0

    mutating func add(_ message: rd_kafka_message_t) {
        guard let error = KafkaErrorCode(message.err) else {
            delivered &+= 1
            return
        }
        failed &+= 1
        guard firstError == nil else { return }
        firstError = error
        firstFailedTopic = message.rkt.map { String(cString: rd_kafka_topic_name($0)) }
        firstFailedTag = Int(bitPattern: message._private)
    }
}

/// Called inside a poll, a flush or the end of a transaction, once for each record.
func deliveryCallback(
    client: OpaquePointer?, message: UnsafePointer<rd_kafka_message_t>?, opaque: UnsafeMutableRawPointer?
) {
    guard let message, let events = ClientEvents.from(opaque) else { return }
    events.deliveries.add(message.pointee)
}
