@testable import Kafka
@testable import Pipeline

/// A record that waits to be sent.
struct QueuedRecord {
    let output: Int
    let source: SourceRecord
}

/// A transactional producer as librdkafka 2.0.2 behaves.
final class ModelProducer: ProducerClient {
    enum State { case fresh, ready, open, failed, dead }

    let process: SimulatedProcess
    var cluster: ModelCluster { process.cluster }
    /// The transactional id: the worker's number.
    let id: Int
    private var epoch = 0
    var state = State.fresh
    /// Which output each Kafka topic is.
    private var outputs: [Int] = []
    var queue: [QueuedRecord] = []
    /// Whether the broker may know of the open transaction; else there is nothing to end.
    private var isRegistered = false
    var deliveries = DeliveryReports()
    var requests = RequestCounters()

    init(process: SimulatedProcess) {
        self.process = process
        id = process.index
    }

    var outQueueLength: Int { queue.count }
    var fatalError: KafkaError? { state == .dead ? .model(.fenced, isFatal: true) : nil }
    func resetDeliveries() { deliveries = DeliveryReports() }

    func topic(_ name: String) throws(KafkaError) -> Producer.TopicID {
        outputs.append(output(name))
        return Producer.TopicID(index: outputs.count - 1)
    }

    func initTransactions(timeoutMilliseconds: Int32) throws(KafkaError) {
        let fault = process.enter(.initTransactions)
        try process.throwIfDead()
        defer { process.leave(fault) }
        try failBefore(fault, timeoutMilliseconds)
        let (answer, epoch) = cluster.initProducer(id)
        if answer == .concurrent { throw .model(.concurrentTransactions, isRetriable: true) }
        if fault == .timeoutApplied { try timeOut(timeoutMilliseconds) }
        self.epoch = epoch
        state = .ready
    }

    func beginTransaction() throws(KafkaError) {
        let fault = process.enter(.begin)
        try process.throwIfDead()
        defer { process.leave(fault) }
        try failBefore(fault, 0)
        guard state == .ready else { throw stateError() }
        state = .open
        isRegistered = false
    }

    func produce(
        to topic: Producer.TopicID, key: UnsafeBufferPointer<UInt8>?, value: UnsafeBufferPointer<UInt8>?,
        headers: inout RecordHeaders
    ) -> KafkaErrorCode? {
        let fault = process.enter(.produce)
        guard !process.isDead else { return .fatal }
        defer { process.leave(fault) }
        if fault == .retriable { return .queueFull }
        if fault == .abortable { return .messageTooLarge }
        if fault == .fatal { state = .dead }
        guard state == .open, let value, value.count == 2 else { return .wrongState }
        let source = SourceRecord(partition: Int(value[0]), offset: Int64(value[1]))
        queue.append(QueuedRecord(output: outputs[topic.index], source: source))
        return nil
    }

    func poll(timeoutMilliseconds: Int32) {
        let fault = process.enter(.producerPoll)
        guard !process.isDead else { return }
        send(upTo: 1)
        process.leave(fault)
    }

    func flush(timeoutMilliseconds: Int32) -> Bool {
        let fault = process.enter(.flush)
        guard !process.isDead else { return false }
        defer { process.leave(fault) }
        switch fault {
        case .fatal: state = .dead
        case .timeoutNotApplied:
            process.wait(timeoutMilliseconds)
            return false
        case .abortable where !queue.isEmpty:
            queue.removeFirst()
            report(.messageTimedOut)
            if state == .open { state = .failed }
        default: break
        }
        send(upTo: queue.count)
        if fault == .hiddenRetry { requests.disconnects += 1 }
        guard fault != .timeoutApplied else {
            process.wait(timeoutMilliseconds)
            return false
        }
        return true
    }

    func purge() {
        for _ in queue { report(.failed) }
        queue.removeAll()
    }

    func sendOffsets(
        _ offsets: borrowing TopicPartitionList, of group: borrowing ModelMembership, timeoutMilliseconds: Int32
    ) throws(KafkaError) {
        let fault = process.enter(.sendOffsets)
        try process.throwIfDead()
        defer { process.leave(fault) }
        try failBefore(fault, timeoutMilliseconds)
        guard state == .open else { throw stateError() }
        isRegistered = true
        let member = copy group
        let places = offsets.elements
        switch cluster.addOffsets(id, epoch: epoch, offsets: places, member: member) {
        case .done: break
        case .wrongGeneration:
            state = .failed
            throw .model(.illegalGeneration, isAbortable: true)
        case .concurrent: throw .model(.concurrentTransactions, isRetriable: true)
        case .fenced, .wrongState: throw die()
        }
        try failAfter(fault, timeoutMilliseconds) { [id, epoch] in
            _ = $0.addOffsets(id, epoch: epoch, offsets: places, member: member)
        }
    }

    func commitTransaction(timeoutMilliseconds: Int32) throws(KafkaError) {
        try end(isCommit: true, timeoutMilliseconds, fault: process.enter(.commit))
    }

    func abortTransaction(timeoutMilliseconds: Int32) throws(KafkaError) {
        try end(isCommit: false, timeoutMilliseconds, fault: process.enter(.abort))
    }

    private func end(isCommit: Bool, _ timeout: Int32, fault: FaultKind?) throws(KafkaError) {
        try process.throwIfDead()
        defer { process.leave(fault) }
        try failBefore(fault, timeout)
        guard state == .open || !isCommit && state == .failed else { throw stateError() }
        if isCommit { send(upTo: queue.count) } else { purge() }
        guard state == .open || !isCommit && state == .failed else { throw stateError() }
        if isRegistered {
            let delay: Int64 = fault == .slowMarkers ? 700 : 0
            let answer = cluster.end(id, epoch: epoch, isCommit: isCommit, markerDelay: delay)
            guard answer == .done else { throw die() }
            try failAfter(fault, timeout) { [id, epoch] in _ = $0.end(id, epoch: epoch, isCommit: isCommit) }
        }
        state = .ready
    }

    private func send(upTo count: Int) {
        guard !queue.isEmpty else { return }
        isRegistered = true
        var sent = 0
        for _ in 0..<min(count, queue.count) {
            let next = queue[sent]
            switch cluster.append(id, epoch: epoch, output: next.output, source: next.source) {
            case .done:
                sent += 1
                deliveries = DeliveryReports(
                    delivered: deliveries.delivered + 1, failed: deliveries.failed, firstError: deliveries.firstError,
                    firstFailedTopic: deliveries.firstFailedTopic)
                cluster.deliverDelayed(id)
            case .concurrent:  // librdkafka asks again until the markers of the last transaction are written
                process.wait(100)
                cluster.tick()
            case .fenced, .wrongState, .wrongGeneration:
                state = .dead
                sent += 1
                report(.fenced)
            }
        }
        queue.removeFirst(sent)
    }
}
