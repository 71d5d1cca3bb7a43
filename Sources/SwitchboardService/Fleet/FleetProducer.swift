import Configuration
import Kafka

/// Writes the records that instances share, and waits until the broker has them. Made and used on one thread.
final class FleetProducer {
    private let producer: Producer

    /// A record; without a value it deletes its key.
    typealias Record = (key: [UInt8], value: [UInt8]?)

    /// What a record may take to be delivered: a broker that is away is tried again later, with what is then the newest.
    private static let deliveryMilliseconds: Int32 = 5_000
    /// Records that are enqueued before they are waited for; far below the least that librdkafka's queue takes.
    private static let recordsAtOnce = 64

    /// No broker is asked yet.
    ///
    /// - Throws: `SettingError` where this librdkafka does not take a setting, `KafkaError` where no client can be made.
    init(_ configuration: ServiceConfiguration, handlers: ClientEventHandlers) throws {
        var settings = try configuration.clientConfiguration(for: .producer)
        for (name, value) in [
            ("enable.idempotence", "true"), ("message.timeout.ms", String(Self.deliveryMilliseconds)),
            ("partitioner", "murmur2_random"), ("reconnect.backoff.max.ms", "1000"), ("linger.ms", "0"),
            ("message.max.bytes", "1000000"),
        ] { try settings.set(name, value) }
        producer = try Producer(configuration: settings, handlers: handlers)
    }

    /// Publishes records in their order.
    ///
    /// - Throws: where one was not delivered. Those before it may have been.
    func publish(_ records: [Record], to kafkaTopic: String) throws(KafkaError) {
        let topic = try producer.topic(kafkaTopic)
        var rest = records[...]
        while !rest.isEmpty {
            let part = rest.prefix(Self.recordsAtOnce)
            rest = rest.dropFirst(part.count)
            producer.resetDeliveries()
            for record in part { try enqueue(record, topic, kafkaTopic) }
            _ = producer.flush(timeoutMilliseconds: Self.deliveryMilliseconds + 1_000)
            if let fatalError = producer.fatalError { throw fatalError }
            guard producer.deliveries.delivered == part.count else {
                let code = producer.deliveries.firstError ?? .timedOut
                throw KafkaError(code: code, operation: "write to \(kafkaTopic)", message: code.explanation)
            }
        }
    }

    private func enqueue(_ record: Record, _ topic: Producer.TopicID, _ kafkaTopic: String) throws(KafkaError) {
        var headers = RecordHeaders()
        let code = record.key.withUnsafeBufferPointer { key in
            guard let value = record.value else {
                return producer.produce(to: topic, key: key, value: nil, headers: &headers)
            }
            return value.withUnsafeBufferPointer { producer.produce(to: topic, key: key, value: $0, headers: &headers) }
        }
        guard let code else { return }
        throw KafkaError(code: code, operation: "write to \(kafkaTopic)", message: code.explanation)
    }
}
