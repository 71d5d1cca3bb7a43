import Kafka

/// Reads the dead-letter Kafka topic from each partition's first open offset to its end as it stood at the beginning.
final class DeadLetterReader {
    /// One partition and how far it is read.
    struct Partition {
        let id: Int32
        /// The first offset that this run does not read.
        let end: Int64
        /// One behind the last dead letter read.
        var cursor: Int64
        /// What is settled, as committed.
        var ledger: RedriveLedger
        /// Whether the group has a committed offset, so that it is known what was redriven before.
        let historyIsKnown: Bool
        /// What behind the last record holds none; known once the partition is read.
        var tail: Range<Int64>?

        var isRead: Bool { cursor >= end }
    }

    let consumer: Consumer
    let kafkaTopic: String
    var partitions: [Int32: Partition] = [:]
    private let timeout: Duration
    private var lastNews = ContinuousClock.now

    /// Kept between the calls of one poll; short, so that progress is shown while nothing comes.
    private static let pollMilliseconds: Int32 = 100

    init(consumer: Consumer, kafkaTopic: String, timeout: Duration) {
        self.consumer = consumer
        self.kafkaTopic = kafkaTopic
        self.timeout = timeout
    }

    /// Whether everything is read.
    var isAtEnd: Bool { partitions.values.allSatisfy(\.isRead) }

    /// How many offsets are still to be read.
    var remaining: Int64 { partitions.values.reduce(0) { $0 + max($1.end - $1.cursor, 0) } }

    /// Learns partitions, ends and ledgers, and begins to read.
    func begin(group: String) throws(RedriveError) {
        let wait = Int32(clamping: timeout.milliseconds)
        let metadata = try RedriveError.wrapping { () throws(KafkaError) in
            try consumer.metadata(topic: kafkaTopic, timeoutMilliseconds: wait)
        }
        guard let topic = metadata.topics.first, topic.error != .unknownTopicOrPartition, topic.error != .unknownTopic
        else { throw .noDeadLetters(kafkaTopic: kafkaTopic) }
        if let code = topic.error {
            let operation = "describe Kafka topic \(kafkaTopic)"
            throw RedriveError(KafkaError(code: code, operation: operation, message: code.explanation))
        }
        var asked = TopicPartitionList(capacity: topic.partitions.count)
        for partition in topic.partitions { asked.add(topic: kafkaTopic, partition: partition.id) }
        do throws(KafkaError) {
            let committed = try committed(asked)
            for index in 0..<committed.count {
                let id = committed.partition(at: index)
                let watermarks = try consumer.watermarks(topic: kafkaTopic, partition: id, timeoutMilliseconds: wait)
                partitions[id] = Self.partition(
                    id, watermarks, committed: committed.offset(at: index), text: committed.metadata(at: index))
                guard let partition = partitions[id] else { break }
                asked.setOffset(partition.cursor, at: index)
            }
            if partitions.count == asked.count { try consumer.assign(asked) }
        } catch {
            throw RedriveError(error)
        }
        guard partitions.count == asked.count else {
            throw .unreadableLedger(group: group, partition: Int32(partitions.count))
        }
        lastNews = .now
    }

    /// The group's offsets, asked for in short calls: a group that may not be read is told by a poll alone, the call itself
    /// would wait until its time is over.
    private func committed(_ asked: borrowing TopicPartitionList) throws(KafkaError) -> TopicPartitionList {
        let deadline = ContinuousClock.now + timeout
        while true {
            do throws(KafkaError) {
                return try consumer.committed(asked, timeoutMilliseconds: Self.askMilliseconds)
            } catch {
                guard error.code.isTransient, ContinuousClock.now < deadline else { throw error }
            }
            guard let message = consumer.poll(timeoutMilliseconds: 0), let code = message.error, !code.isTransient,
                code != .partitionEnd
            else { continue }
            throw KafkaError(code: code, operation: "read committed offsets", message: message.errorText)
        }
    }

    /// One question for the group's offsets.
    private static let askMilliseconds: Int32 = 1000

    /// Where to begin in a partition; nil where the ledger's text is none of ours.
    private static func partition(
        _ id: Int32, _ watermarks: Watermarks, committed: Int64, text: String
    ) -> Partition? {
        // An offset behind the end is that of an earlier Kafka topic of this name.
        let historyIsKnown = committed >= 0 && committed <= watermarks.high
        guard var ledger = RedriveLedger(firstOpen: historyIsKnown ? committed : 0, text: historyIsKnown ? text : "")
        else { return nil }
        ledger.settle(0..<watermarks.low)
        return Partition(
            id: id, end: watermarks.high, cursor: min(ledger.firstOpen, watermarks.high), ledger: ledger,
            historyIsKnown: historyIsKnown)
    }

    /// Waits a moment for the next dead letter and hands it over with the offsets that it stands for: its own, and those
    /// before it that hold no record.
    func poll(
        _ body: (borrowing ConsumedMessage, Partition, Range<Int64>) throws(RedriveError) -> Void
    ) throws(RedriveError) {
        guard let message = consumer.poll(timeoutMilliseconds: Self.pollMilliseconds) else {
            if let fatalError = consumer.fatalError { throw RedriveError(fatalError) }
            guard ContinuousClock.now - lastNews < timeout else {
                let text = "nothing came for \(timeout)"
                throw .unreachable(KafkaError(code: .timedOut, operation: "read \(kafkaTopic)", message: text))
            }
            return
        }
        if let code = message.error {
            if code == .partitionEnd {
                finish(message.partition)
            } else if !code.isTransient {
                throw RedriveError(
                    KafkaError(code: code, operation: "read \(kafkaTopic)", message: message.errorText))
            }
            return
        }
        guard var partition = partitions[message.partition] else { return }
        lastNews = .now
        guard message.offset < partition.end else { return finish(message.partition) }
        guard message.offset >= partition.cursor else { return }
        let range = partition.cursor..<message.offset + 1
        partition.cursor = range.upperBound
        partitions[message.partition] = partition
        try body(message, partition, range)
    }

    /// Notes that the rest of a partition holds no record.
    private func finish(_ id: Int32) {
        lastNews = .now
        guard var partition = partitions[id], !partition.isRead else { return }
        // Behind the last record stand only marks of transactions.
        partition.tail = partition.cursor..<partition.end
        partition.cursor = partition.end
        partitions[id] = partition
    }
}
