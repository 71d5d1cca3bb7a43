import Kafka

/// A dead letter on its way back: copied out of the consumer, so that a batch can be tried again without one of its records.
struct RedriveRecord {
    /// A header that the record came with.
    struct Header {
        var name: [UInt8]
        var value: [UInt8]?
    }

    /// What is known of it, for the summary.
    var leftover: RedriveSummary.Leftover
    /// What is settled with it: itself, and what lies between it and the dead letter read before, which holds no record.
    var settles: Range<Int64>
    /// Where it goes.
    var kafkaTopic: String
    /// The time it goes back with, in milliseconds since 1970; 0 for now.
    var timestamp: Int64
    var key: [UInt8]?
    var value: [UInt8]?
    /// The headers it came with, and `switchboard_attempt`.
    var headers: [Header]

    /// What it takes of a batch's memory.
    var bytes: Int {
        (key?.count ?? 0) + (value?.count ?? 0)
            + headers.reduce(0) { $0 + $1.name.count + ($1.value?.count ?? 0) }
    }

    /// Which record of the dead-letter Kafka topic it is.
    var partition: Int32 { leftover.partition }

    /// Enqueues it; nil where it was enqueued, else why not.
    func produce(with producer: Producer, to topic: Producer.TopicID, tag: Int) -> KafkaErrorCode? {
        var recordHeaders = RecordHeaders()
        for header in headers {
            header.name.withUnsafeBufferPointer { name in
                withOptionalBytes(header.value) { recordHeaders.add(name: name, value: $0) }
            }
        }
        return withOptionalBytes(key) { key in
            withOptionalBytes(value) { value in
                producer.produce(
                    to: topic, key: key, value: value, headers: &recordHeaders, timestampMilliseconds: timestamp,
                    tag: tag)
            }
        }
    }
}

/// Lends bytes to a call; nil stays nil.
private func withOptionalBytes<Result>(
    _ bytes: [UInt8]?, _ body: (UnsafeBufferPointer<UInt8>?) -> Result
) -> Result {
    guard let bytes else { return body(nil) }
    return bytes.withUnsafeBufferPointer { body($0) }
}
