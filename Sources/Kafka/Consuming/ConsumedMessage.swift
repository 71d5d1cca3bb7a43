import CRdKafka

/// One message, or one error, that a poll gave. Owns an `rd_kafka_message_t`: every pointer it gives out is valid while the
/// message is. Hand it to a function that takes it `borrowing`; nothing here allocates.
public struct ConsumedMessage: ~Copyable {
    private let message: UnsafeMutablePointer<rd_kafka_message_t>

    init(owning message: UnsafeMutablePointer<rd_kafka_message_t>) {
        self.message = message
    }

    deinit {
        rd_kafka_message_destroy(message)
    }

    /// Set where this is no message but an error of the consumer or of one partition.
    public var error: KafkaErrorCode? { KafkaErrorCode(message.pointee.err) }

    /// The error in words.
    public var errorText: String {
        guard let text = rd_kafka_message_errstr(message) else { return "" }
        return String(cString: text)
    }

    /// The Kafka topic's name. Empty for an error that is not about one.
    public var kafkaTopic: UnsafeBufferPointer<UInt8> {
        guard let topic = message.pointee.rkt else { return UnsafeBufferPointer(start: nil, count: 0) }
        return bytes(of: rd_kafka_topic_name(topic))
    }

    /// The same for all messages of one Kafka topic while one of its partitions is assigned, so that what is decided by name
    /// can be kept by it. Forget it with every change of the assignment: the address may then be used anew.
    public var topicHandleIdentity: UnsafeRawPointer? { message.pointee.rkt.map { UnsafeRawPointer($0) } }

    /// The partition; -1 for an error that is not about one.
    public var partition: Int32 { message.pointee.partition }

    /// The offset; in an error that is about a place in the log, that place.
    public var offset: Int64 { message.pointee.offset }

    /// Milliseconds since 1970, as the producer or the broker set it; nil where the record has none.
    public var timestampMilliseconds: Int64? {
        var kind = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE
        let time = rd_kafka_message_timestamp(message, &kind)
        return kind == RD_KAFKA_TIMESTAMP_NOT_AVAILABLE ? nil : time
    }

    /// The value; nil for a null value (a tombstone), which is not the same as an empty one. In an error: nil.
    public var value: UnsafeBufferPointer<UInt8>? {
        guard error == nil else { return nil }  // librdkafka keeps the error's text there
        return bytes(at: message.pointee.payload, count: message.pointee.len)
    }

    /// The key; nil for a null key, which is not the same as an empty one.
    public var key: UnsafeBufferPointer<UInt8>? {
        guard error == nil else { return nil }
        return bytes(at: message.pointee.key, count: message.pointee.key_len)
    }

    /// The headers, in their order.
    public var headers: ReceivedHeaders {
        var headers: OpaquePointer?
        guard rd_kafka_message_headers(message, &headers) == RD_KAFKA_RESP_ERR_NO_ERROR, let headers else {
            return ReceivedHeaders(headers: nil)
        }
        return ReceivedHeaders(headers: headers)
    }

    /// Calls `body` with each header's name and value, in their order. Names may repeat; values may be null.
    public func forEachHeader(
        _ body: (_ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeBufferPointer<UInt8>?) -> Void
    ) {
        let headers = headers
        for index in 0..<headers.count {
            guard let header = headers[index] else { return }
            body(header.name, header.value)
        }
    }
}
