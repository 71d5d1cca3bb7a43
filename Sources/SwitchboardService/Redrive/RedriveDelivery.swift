import Kafka

/// Puts a batch back: its records and the ledgers in one Kafka transaction.
final class RedriveDelivery {
    /// A record that will not be taken, so that the batch was undone.
    struct Rejection {
        /// Which record of the batch.
        var index: Int
        var code: KafkaErrorCode

        /// Whether its Kafka topic takes no record at all.
        var isOfKafkaTopic: Bool {
            [.topicAuthorizationFailed, .unknownTopicOrPartition, .unknownTopic, .unknownPartition].contains(code)
        }

        /// Whether the fault is the record's or its Kafka topic's, not the broker's or ours.
        var isLasting: Bool {
            isOfKafkaTopic
                || [.messageTooLarge, .recordListTooLarge, .invalidRecord, Self.invalidTimestamp].contains(code)
        }

        /// The broker refuses the record's time (INVALID_TIMESTAMP of Kafka's protocol).
        private static let invalidTimestamp = KafkaErrorCode(rawValue: 32)
    }

    private let producer: Producer
    private let consumer: Consumer
    /// When to give up: the broker has ended the transaction by then.
    private let deadline: Duration

    /// One call that ends a transaction: short, so that the deadline is noticed.
    private static let callMilliseconds: Int32 = 1000

    init(producer: Producer, consumer: Consumer, transactionTimeout: Duration) {
        self.producer = producer
        self.consumer = consumer
        deadline = transactionTimeout * 2
    }

    /// Fences every earlier redrive of the group and ends what it left open.
    func begin(within timeout: Duration) throws(RedriveError) {
        try retrying(for: timeout) { () throws(KafkaError) in
            try producer.initTransactions(timeoutMilliseconds: Self.callMilliseconds)
        }
    }

    /// Commits records and offsets. Gives the record that keeps the batch from it, which is then undone; nil for done.
    func commit(
        _ records: [RedriveRecord], offsets: borrowing TopicPartitionList
    ) throws(RedriveError) -> Rejection? {
        guard let group = consumer.groupMetadata() else {
            throw .failed(KafkaError(code: .unknownGroup, operation: "read group", message: "the consumer has none"))
        }
        producer.resetDeliveries()
        try RedriveError.wrapping { () throws(KafkaError) in try producer.beginTransaction() }
        do throws(RedriveError) {
            if let rejection = try produce(records) {
                try abort()
                return rejection
            }
            try sendOffsets(offsets, group)
        } catch .takenOver {
            throw .takenOver
        } catch {
            try? abort()
            throw error
        }
        try commitTransaction()
        return nil
    }

    private func produce(_ records: [RedriveRecord]) throws(RedriveError) -> Rejection? {
        let start = ContinuousClock.now
        for (index, record) in records.enumerated() {
            let topic = try RedriveError.wrapping { () throws(KafkaError) in try producer.topic(record.kafkaTopic) }
            while let code = record.produce(with: producer, to: topic, tag: index) {
                guard code == .queueFull, ContinuousClock.now - start < deadline else {
                    return try rejection(index, code, of: record)
                }
                producer.poll(timeoutMilliseconds: 10)
            }
        }
        // One record's refusal shows here, before it becomes a refused transaction.
        while !producer.flush(timeoutMilliseconds: Self.callMilliseconds) {
            if let error = producer.fatalError { throw RedriveError(error) }
            guard ContinuousClock.now - start < deadline else {
                throw .unreachable(KafkaError(code: .timedOut, operation: "produce", message: "no answer"))
            }
        }
        if let error = producer.fatalError { throw RedriveError(error) }
        let reports = producer.deliveries
        if let code = reports.firstError, records.indices.contains(reports.firstFailedTag) {
            return try rejection(reports.firstFailedTag, code, of: records[reports.firstFailedTag])
        }
        guard reports.delivered == records.count else {
            let text = "\(records.count) were produced, \(reports.delivered) delivered"
            throw .failed(KafkaError(code: .inconsistent, operation: "produce", message: text))
        }
        return nil
    }

    private func rejection(
        _ index: Int, _ code: KafkaErrorCode, of record: RedriveRecord
    ) throws(RedriveError) -> Rejection {
        let rejection = Rejection(index: index, code: code)
        guard rejection.isLasting else {
            let operation = "produce to \(record.kafkaTopic)"
            throw RedriveError(KafkaError(code: code, operation: operation, message: code.explanation))
        }
        return rejection
    }

    private func sendOffsets(
        _ offsets: borrowing TopicPartitionList, _ group: borrowing ConsumerGroupMetadata
    ) throws(RedriveError) {
        let start = ContinuousClock.now
        while true {
            do throws(KafkaError) {
                return try producer.sendOffsets(offsets, of: group, timeoutMilliseconds: Self.callMilliseconds)
            } catch {
                guard error.isRetriable, ContinuousClock.now - start < deadline else { throw RedriveError(error) }
            }
        }
    }

    private func commitTransaction() throws(RedriveError) {
        let start = ContinuousClock.now
        while true {
            do throws(KafkaError) {
                return try producer.commitTransaction(timeoutMilliseconds: Self.callMilliseconds)
            } catch {
                if error.isRetriable, ContinuousClock.now - start < deadline { continue }
                if case .takenOver = RedriveError(error) { throw .takenOver }
                if error.isAbortable {
                    try? abort()
                    throw RedriveError(error)
                }
                throw .inDoubt(error)
            }
        }
    }

    private func abort() throws(RedriveError) {
        try retrying(for: deadline) { () throws(KafkaError) in
            try producer.abortTransaction(timeoutMilliseconds: Self.callMilliseconds)
        }
    }

    private func retrying(
        for timeout: Duration, _ call: () throws(KafkaError) -> Void
    ) throws(RedriveError) {
        let start = ContinuousClock.now
        while true {
            do throws(KafkaError) { return try call() } catch {
                guard error.isRetriable, ContinuousClock.now - start < timeout else { throw RedriveError(error) }
            }
        }
    }
}
