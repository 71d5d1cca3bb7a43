public import Configuration
import Inquiries
public import Kafka

/// One redrive: dead letters back to the Kafka topics they came from, in bounded batches, each of them one Kafka
/// transaction with the ledgers of the partitions. Made and run on one thread.
public final class Redrive {
    /// How far a redrive is.
    public struct Progress: Sendable {
        /// Dead letters read.
        public var read = 0
        /// Offsets still to be read.
        public var remaining: Int64 = 0
        /// Put back, or to be put back in a dry run.
        public var redriven = 0
    }

    /// The most records of a batch: a transaction of a few hundred costs little more than one of one.
    private static let batchRecordsMax = 500
    /// The most bytes of a batch; one record more may come on top.
    private static let batchBytesMax = 4 << 20

    private let policy: RedrivePolicy
    private let limit: Int
    private let reader: DeadLetterReader
    private let targets: RedriveTargets
    /// Nil in a dry run.
    private let delivery: RedriveDelivery?
    private let group: String
    private let timeout: Duration
    private let now: Int64

    private var summary: RedriveSummary
    private var batch: [RedriveRecord] = []
    private var batchBytes = 0
    /// What the open batch passes over for good, by partition.
    private var forgotten: [(partition: Int32, settles: Range<Int64>)] = []
    private var read = 0

    /// A redrive of at most `limit` records, `now` being in milliseconds since 1970. No broker is asked yet.
    public init(
        configuration: ServiceConfiguration, policy: RedrivePolicy, limit: Int?, isDryRun: Bool, now: Int64,
        handlers: ClientEventHandlers = ClientEventHandlers()
    ) throws(RedriveError) {
        let clients = RedriveClients(configuration: configuration, handlers: handlers)
        let consumer = try clients.makeConsumer()
        self.policy = policy
        self.limit = limit ?? .max
        self.now = now
        group = clients.group
        timeout = configuration.timeouts.broker
        reader = DeadLetterReader(
            consumer: consumer, kafkaTopic: configuration.kafkaTopics.deadLetter, timeout: timeout)
        targets = RedriveTargets(
            admin: try clients.makeAdmin(), timeoutMilliseconds: Int32(clamping: timeout.milliseconds))
        delivery =
            isDryRun
            ? nil
            : RedriveDelivery(
                producer: try clients.makeProducer(), consumer: consumer,
                transactionTimeout: configuration.timeouts.transaction)
        summary = RedriveSummary(isDryRun: isDryRun)
    }

    /// Does it. `onProgress` is called after every poll.
    public func run(onProgress: (Progress) -> Void = { _ in }) throws(RedriveError) -> RedriveSummary {
        // First: what an earlier redrive left open is ended, and no other can commit any more. Only then the ledgers.
        try delivery?.begin(within: timeout)
        try reader.begin(group: group)
        while !reader.isAtEnd, summary.redriven + batch.count < limit {
            try reader.poll { message, partition, offsets throws(RedriveError) in
                try take(message, in: partition, offsets)
            }
            if batch.count >= Self.batchRecordsMax || batchBytes >= Self.batchBytesMax { try deliver() }
            onProgress(
                Progress(read: read, remaining: reader.remaining, redriven: summary.redriven + batch.count))
        }
        try deliver(isLast: true)
        return summary
    }

    /// Decides about one dead letter.
    private func take(
        _ message: borrowing ConsumedMessage, in partition: DeadLetterReader.Partition, _ offsets: Range<Int64>
    ) throws(RedriveError) {
        guard !partition.ledger.isSettled(message.offset) else { return }
        read += 1
        var headers = DeadLetterHeaders()
        var own: [RedriveRecord.Header] = []
        message.forEachHeader { name, value in
            guard !headers.add(name: name, value: value) else { return }
            own.append(RedriveRecord.Header(name: Array(name), value: value.map { Array($0) }))
        }
        let decision = policy.decide(
            headers, diedAt: message.timestampMilliseconds, historyIsKnown: partition.historyIsKnown)
        switch decision {
        case .skip: summary.skipped += 1
        case .forget:
            summary.forgotten += 1
            forgotten.append((partition.id, offsets))
        case .leave(let obstacle): summary.count(leftover(message, headers, obstacle))
        case .redrive(let kafkaTopic, let attempt):
            switch try targets.target(kafkaTopic) {
            case .closed(let obstacle, let detail):
                summary.count(leftover(message, headers, obstacle, detail: detail))
            case .ready(let ageMax):
                own.append(RedriveRecord.Header(attempt: attempt))
                let time = headers.sourceTimestamp ?? 0
                add(
                    RedriveRecord(
                        leftover: leftover(message, headers, .rejected), settles: offsets, kafkaTopic: kafkaTopic,
                        timestamp: time > 0 && now - time < ageMax ? time : 0, key: message.key.map { Array($0) },
                        value: message.value.map { Array($0) }, headers: own))
            }
        }
    }

    private func leftover(
        _ message: borrowing ConsumedMessage, _ headers: DeadLetterHeaders, _ obstacle: RedriveObstacle,
        detail: String? = nil
    ) -> RedriveSummary.Leftover {
        RedriveSummary.Leftover(
            obstacle: obstacle, kind: RedriveSummary.Kind(headers), partition: message.partition,
            offset: message.offset, sourcePartition: headers.sourcePartition, sourceOffset: headers.sourceOffset,
            detail: detail)
    }

    private func add(_ record: RedriveRecord) {
        batchBytes += record.bytes
        batch.append(record)
    }

    /// Puts the batch back. A record that is refused is left, and the others are tried again without it.
    private func deliver(isLast: Bool = false) throws(RedriveError) {
        while let delivery {
            var ledgers = reader.partitions.mapValues(\.ledger)
            for (id, range) in forgotten { ledgers[id]?.settle(range) }
            settleBatch(in: &ledgers)
            if isLast { settleTails(in: &ledgers) }
            // The last one is committed in any case: Kafka forgets offsets that were not committed for long.
            guard isLast || !batch.isEmpty || !forgotten.isEmpty else { return }
            guard let rejection = try delivery.commit(batch, offsets: offsets(of: ledgers)) else {
                for (id, ledger) in ledgers { reader.partitions[id]?.ledger = ledger }
                break
            }
            leave(rejection)
        }
        for record in batch { summary.countRedriven(record.leftover.kind) }
        batch.removeAll(keepingCapacity: true)
        forgotten.removeAll(keepingCapacity: true)
        batchBytes = 0
    }

    /// Settles the batch's records; one that the ledger has no room for is left.
    private func settleBatch(in ledgers: inout [Int32: RedriveLedger]) {
        var kept: [RedriveRecord] = []
        for record in batch {
            guard ledgers[record.partition]?.hasRoom(for: record.settles) == true else {
                var leftover = record.leftover
                leftover.obstacle = .notRemembered
                summary.count(leftover)
                continue
            }
            ledgers[record.partition]?.settle(record.settles)
            kept.append(record)
        }
        batch = kept
    }

    private func settleTails(in ledgers: inout [Int32: RedriveLedger]) {
        for partition in reader.partitions.values {
            guard let tail = partition.tail, ledgers[partition.id]?.isSettled(tail.lowerBound - 1) == true else {
                continue
            }
            ledgers[partition.id]?.settle(tail)
        }
    }

    private func offsets(of ledgers: [Int32: RedriveLedger]) -> TopicPartitionList {
        var offsets = TopicPartitionList(capacity: ledgers.count)
        for (index, (id, ledger)) in ledgers.sorted(by: { $0.key < $1.key }).enumerated() {
            offsets.add(topic: reader.kafkaTopic, partition: id, offset: ledger.firstOpen)
            offsets.setMetadata(ledger.text, at: index)
        }
        return offsets
    }

    private func leave(_ rejection: RedriveDelivery.Rejection) {
        let kafkaTopic = batch[rejection.index].kafkaTopic
        if rejection.isOfKafkaTopic { targets.close(kafkaTopic, detail: rejection.code.explanation) }
        var kept: [RedriveRecord] = []
        for (index, record) in batch.enumerated() {
            guard index == rejection.index || (rejection.isOfKafkaTopic && record.kafkaTopic == kafkaTopic) else {
                kept.append(record)
                continue
            }
            var leftover = record.leftover
            leftover.detail = rejection.code.explanation
            summary.count(leftover)
        }
        batch = kept
    }
}

extension RedriveRecord.Header {
    /// Which time the record is tried, so that one that dies again counts up.
    fileprivate init(attempt: Int) {
        self.init(name: Array("switchboard_attempt".utf8), value: Array(String(attempt).utf8))
    }
}
