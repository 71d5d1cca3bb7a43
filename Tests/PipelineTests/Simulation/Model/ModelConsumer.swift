@testable import Kafka
@testable import Pipeline

/// A consumer as librdkafka 2.0.2 behaves: its own thread keeps the membership while the application waits elsewhere, and shows
/// a new generation at once.
final class ModelConsumer: ConsumerClient {
    private let process: SimulatedProcess
    private var cluster: ModelCluster { process.cluster }
    private let isReadCommitted: Bool
    private var membership = ModelMembership()
    private var positions: [SourceRecord] = []
    private var nextPosition = 0
    private var rebalance: Rebalance?
    /// What the application was given and has not given back.
    private var owned: [Int]?
    /// Whether an event was handed out that the application has not answered.
    private var awaitsAnswer = false
    private var isSubscribed = false
    private var isLeaving = false
    private(set) var isClosed = false
    /// Whether the last poll found nothing in what is assigned.
    private var hasPolledInVain = false
    private(set) var fatalError: KafkaError?

    init(process: SimulatedProcess, isReadCommitted: Bool) {
        self.process = process
        self.isReadCommitted = isReadCommitted
    }

    func subscribe(_ topics: [String]) throws(KafkaError) {
        isSubscribed = true
        cluster.group.hasNews = true
    }

    func unsubscribe() throws(KafkaError) {
        isLeaving = true
        cluster.group.hasNews = true
    }

    func poll(timeoutMilliseconds: Int32) -> ModelMessage? {
        hasPolledInVain = false
        let fault = process.enter(.poll)
        guard !process.isDead else { return nil }
        defer { process.leave(fault) }
        if fault == .retriable { return ModelMessage(error: .transport, partition: -1, offset: -1) }
        if fault == .fatal {
            fatalError = .model(.fencedInstanceID, isFatal: true)
            if let member = membership.member { cluster.group.leave(member) }
            return ModelMessage(error: .fatal, partition: -1, offset: -1)
        }
        if cluster.group.hasNews { keepMembership() }
        if fatalError == nil, rebalance == nil, !awaitsAnswer, let message = nextMessage() { return message }
        guard rebalance == nil else { return nil }
        hasPolledInVain = true
        process.wait(timeoutMilliseconds)
        return nil
    }

    func takeRebalance() -> Rebalance? {
        guard let event = rebalance.take() else { return nil }
        awaitsAnswer = true
        cluster.counts.rebalances += 1
        return event
    }

    func assign(_ partitions: borrowing TopicPartitionList) throws(KafkaError) {
        let fault = process.enter(.assign)
        try process.throwIfDead()
        positions = partitions.elements.map { SourceRecord(partition: Int($0.partition), offset: max(0, $0.offset)) }
        answer()
        process.leave(fault)
    }

    func unassign() throws(KafkaError) {
        let fault = process.enter(.unassign)
        try process.throwIfDead()
        positions = []
        answer()
        process.leave(fault)
    }

    private func answer() {
        awaitsAnswer = false
        hasPolledInVain = false
        cluster.group.hasNews = true
    }

    func groupMetadata() -> ModelMembership? { membership }

    func committed(
        _ partitions: borrowing TopicPartitionList, timeoutMilliseconds: Int32
    ) throws(KafkaError) -> TopicPartitionList {
        let fault = process.enter(.committed)
        try process.throwIfDead()
        defer { process.leave(fault) }
        if fault == .retriable { throw .model(.coordinatorLoading, isRetriable: true) }
        var answer = partitions.copy()
        for index in 0..<answer.count {
            let partition = Int(answer.partition(at: index))
            if fault == .timeoutNotApplied || isReadCommitted && cluster.hasPendingOffsets(partition) {
                process.wait(timeoutMilliseconds)
                throw .model(.timedOut, isRetriable: true)
            }
            answer.setOffset(cluster.group.committed[partition] ?? SpecialOffset.none, at: index)
        }
        return answer
    }

    func watermarks(topic: String, partition: Int32, timeoutMilliseconds: Int32) throws(KafkaError) -> Watermarks {
        Watermarks(low: 0, high: cluster.inputEnds[Int(partition)])
    }

    func storeOffsets(_ offsets: borrowing TopicPartitionList) throws(KafkaError) {
        for place in offsets.elements {
            cluster.group.commit(Int(place.partition), place.offset, problems: &cluster.problems)
        }
    }

    func commitStoredOffsets(waiting: Bool) throws(KafkaError) {}
    func reachBroker(timeoutMilliseconds: Int32) throws(KafkaError) { try process.throwIfDead() }

    func beginClose() throws(KafkaError) {
        _ = process.enter(.close)
        try process.throwIfDead()
        if let member = membership.member { cluster.group.leave(member) }
        membership = ModelMembership()
        isClosed = true
    }

    /// Whether there is nothing to read and nothing to answer.
    var isWaitingForInput: Bool {
        hasPolledInVain && owned != nil && rebalance == nil && !awaitsAnswer && fatalError == nil
    }

    private func nextMessage() -> ModelMessage? {
        for step in positions.indices {
            let index = (nextPosition + step) % positions.count
            let place = positions[index]
            guard place.offset < cluster.inputEnds[place.partition] else { continue }
            positions[index].offset += 1
            nextPosition = place.offset % 2 == 1 ? index + 1 : index  // two of one partition, then the next
            return ModelMessage(error: nil, partition: Int32(place.partition), offset: place.offset)
        }
        return nil
    }

    /// What librdkafka's own thread does on what its heartbeats' answers say. While the application owes an answer to an
    /// event there is no other. Once done, it has nothing to do until the group has news.
    func keepMembership() {
        guard isSubscribed, !isClosed, fatalError == nil else { return }
        if membership.member?.isGone == true { membership.member = nil }
        guard rebalance == nil, !awaitsAnswer else { return }
        guard let member = membership.member else { return owned == nil ? join() : giveBack(as: .lost) }
        if isLeaving {
            giveBack(as: .revoked)
        } else if cluster.group.isRebalancing {
            if member.hasJoined { return }
            if owned == nil { join() } else { giveBack(as: .revoked) }
        } else if membership.generation != cluster.group.generation {
            membership.generation = cluster.group.generation
            owned = member.partitions
            rebalance = Rebalance(kind: .assigned, partitions: list(member.partitions))
        }
    }

    private func join() {
        if !isLeaving { membership.member = cluster.group.join(membership.member) }
    }

    /// No heartbeats any more: the process is dead, or stands still for longer than its session.
    func fallSilent() { membership.member?.silentSince = cluster.clock.time }

    private func giveBack(as kind: Rebalance.Kind) {
        guard let mine = owned else { return }
        owned = nil
        rebalance = Rebalance(kind: kind, partitions: list(mine))
    }

    private func list(_ partitions: [Int]) -> TopicPartitionList {
        var list = TopicPartitionList(capacity: partitions.count)
        for partition in partitions { list.add(topic: ModelCluster.inputTopic, partition: Int32(partition)) }
        return list
    }
}

extension KafkaError {
    static func model(
        _ code: KafkaErrorCode, isRetriable: Bool = false, isAbortable: Bool = false, isFatal: Bool = false
    ) -> KafkaError {
        KafkaError(
            code: code, operation: "model", message: "", isRetriable: isRetriable, isAbortable: isAbortable,
            isFatal: isFatal)
    }
}
