import Assignments
import Kafka

/// Produces what an outbox holds. Tied to one producer and its topic handles; replaced with it. Owned by one worker.
final class Publisher<Client: ProducerClient> {
    let producer: Client
    private let decisions: Producer.TopicID
    private let deadLetters: Producer.TopicID
    private var departments: [Producer.TopicID] = []
    /// Kept between records: librdkafka takes the contents along.
    private var headers = RecordHeaders()
    /// Records enqueued since the batch began.
    private(set) var produced = 0

    init(producer: Client, settings: PipelineSettings) throws(KafkaError) {
        self.producer = producer
        decisions = try producer.topic(settings.decisionsKafkaTopic)
        deadLetters = try producer.topic(settings.deadLetterKafkaTopic)
    }

    /// Learns the departments' Kafka topics of a rule book; after an error it knows those it knew before.
    func use(_ routing: Routing) throws(KafkaError) {
        var topics: [Producer.TopicID] = []
        for name in routing.kafkaTopics { topics.append(try producer.topic(name)) }
        departments = topics
    }

    /// Counts anew, for the next batch.
    func beginBatch() { produced = 0 }

    /// Enqueues all records in their order. Gives nil when all are enqueued; `queueFull` when the queue did not move
    /// until `isOutOfTime`; else why a record can never be enqueued. The batch has to be undone then, since a record
    /// that was not enqueued does not fail a transaction by itself.
    func publish(_ outbox: Outbox, isOutOfTime: () -> Bool) -> KafkaErrorCode? {
        for index in outbox.records.indices {
            while let error = enqueue(outbox, index) {
                guard error == .queueFull, !isOutOfTime() else {
                    // They would go out with the next batch's first record, whatever its department.
                    headers.removeAll()
                    return error
                }
                // Room comes with delivery reports; nothing is dropped.
                producer.poll(timeoutMilliseconds: Self.queueFullPollMilliseconds)
            }
            produced &+= 1
        }
        return nil
    }

    private func enqueue(_ outbox: Outbox, _ index: Int) -> KafkaErrorCode? {
        let record = outbox.records[index]
        return outbox.withUnsafeBytes { bytes in
            // A record that waits for room keeps its headers for the next try.
            if headers.count == 0 {
                headers.reserve(record.headers.count)
                for header in outbox.headers[record.headers] {
                    headers.add(name: bytes.slice(header.name), value: header.value.map { bytes.slice($0) })
                }
            }
            return producer.produce(
                to: topic(record.destination), key: record.key.map { bytes.slice($0) },
                value: record.value.map { bytes.slice($0) }, headers: &headers)
        }
    }

    private func topic(_ destination: Destination) -> Producer.TopicID {
        switch destination {
        case .department(let kafkaTopic): departments[kafkaTopic]
        case .decisions: decisions
        case .deadLetter: deadLetters
        }
    }

    /// Short, so that a batch's time is kept while the queue is full.
    private static var queueFullPollMilliseconds: Int32 { 10 }
}

extension UnsafeBufferPointer<UInt8> {
    fileprivate func slice(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: self[range])
    }
}
