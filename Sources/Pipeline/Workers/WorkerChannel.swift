import Synchronization

/// The only thing that a worker's thread and the control plane share: asking it to stop, what it did, how it ended.
final class WorkerChannel: Sendable {
    private let stopRequested = Atomic<Bool>(false)
    /// Milliseconds of the steady clock by which an open transaction has to be ended; 0 while no stop is asked for.
    private let deadline = Atomic<Int64>(0)
    private let counts = Mutex(PipelineCounts())
    private let isSampleWanted = Atomic<Bool>(false)
    private let sampleRequest = Mutex<SampleRequest?>(nil)
    let book: RuleBookSlot
    private let onEnd: @Sendable (WorkerEnd) -> Void

    init(book: RuleBookSlot, onEnd: @escaping @Sendable (WorkerEnd) -> Void) {
        self.book = book
        self.onEnd = onEnd
    }

    /// Read once a message: a relaxed load costs nothing beside the poll.
    var isStopRequested: Bool { stopRequested.load(ordering: .relaxed) }

    /// The moment by which a stop wants the transaction ended; nil while no stop is asked for.
    var stopDeadline: Int64? {
        let deadline = deadline.load(ordering: .relaxed)
        return deadline == 0 ? nil : deadline
    }

    func requestStop(transactionDeadline: Int64) {
        deadline.store(transactionDeadline, ordering: .relaxed)
        stopRequested.store(true, ordering: .releasing)
    }

    /// Asks the worker for what it keeps; an older request that it has not seen yet is answered no more.
    func requestSample(_ request: SampleRequest) {
        sampleRequest.withLock { $0 = request }
        isSampleWanted.store(true, ordering: .releasing)
    }

    /// The request that waits, once. Read between batches; locks only when there is one.
    func takeSampleRequest() -> SampleRequest? {
        guard isSampleWanted.exchange(false, ordering: .acquiring) else { return nil }
        return sampleRequest.withLock { $0.take() }
    }

    /// Adds what a batch came to. Locks once a batch.
    func add(_ batch: PipelineCounts) { counts.withLock { $0.add(batch) } }

    var snapshot: PipelineCounts { counts.withLock { $0 } }

    func finish(_ end: WorkerEnd) { onEnd(end) }
}

/// How a worker ended.
struct WorkerEnd: Sendable {
    /// What no retry could mend; nil for a stop that was asked for.
    let failure: PipelineFailure?
    /// Whether nothing was left to the broker's timeouts: the transaction ended and the group was left.
    let isClean: Bool
}
