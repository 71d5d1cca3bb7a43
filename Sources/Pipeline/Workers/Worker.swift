import Inquiries
import Kafka
import Telemetry

/// One thread's whole world: its consumer, its producer, its scratch. Everything here is touched by that thread alone;
/// what crosses threads is in `WorkerChannel`.
///
/// The worker is always in one phase, and each step either reads one batch or tries once to get back to reading.
final class Worker<Clients: ClientFactory, Router: MessageRouting, Clock: SteadyClock>
where Router.Record == Clients.Consumer.Message {
    let settings: PipelineSettings
    let clients: Clients
    let channel: WorkerChannel
    let log: Logger
    let clock: Clock
    let router: Router

    var consumer: Clients.Consumer
    /// A new producer whose transactions are not initialised yet.
    var candidate: Clients.Producer?
    var publisher: Publisher<Clients.Producer>?
    var delivery: (any Delivery)?
    var partitions = PartitionTable()
    var batch: Batch
    var phase = WorkerPhase.needsProducer
    var limits: KafkaTopicLimits
    /// Whether the consumer was given partitions to read. A group that waits for our answer must not get another one first.
    var isAssigned = false
    /// Whether the consumer has asked to join the group.
    var isSubscribed = false
    /// Whether a transaction may still be open at the broker, to be ended by its timeout or by our successor.
    var hasTransactionLeft = false
    /// The generation of `channel.book` that the router and the publisher use.
    var bookGeneration = -1
    /// Where to read on after a lost range, by Kafka topic and partition.
    var restarts: [String: [Int32: Int64]] = [:]
    var fencing = FencingGuard()
    /// When the present consumer and producer were made.
    var (consumerMadeAt, producerMadeAt): (Int64, Int64)
    /// Since when the broker answers, but not where the group stands.
    var offsetsHeldSince: Int64?
    #if MUTANTS
        var remembered: [Int32: Int64] = [:]
        let groupCache = GroupCache<Clients.Consumer.GroupMetadata>()
    #endif
    var repeats = RepeatLimiter()
    var backoff = Backoff()
    /// The worker's end that no retry can mend.
    var failure: PipelineFailure?

    var ending: BatchEnding<Clock> { BatchEnding(clock: clock, timeouts: settings.timeouts) }

    /// Makes the clients; nothing is contacted yet.
    init(
        clients: Clients, router: Router, clock: Clock, settings: PipelineSettings, channel: WorkerChannel, log: Logger
    ) throws(PipelineFailure) {
        self.clients = clients
        self.router = router
        self.clock = clock
        self.settings = settings
        self.channel = channel
        self.log = log
        batch = Batch(limits: settings.batch)
        limits = settings.outputLimits
        consumerMadeAt = clock.now()
        producerMadeAt = consumerMadeAt
        consumer = try clients.makeConsumer()
        candidate = try clients.makeProducer(limits: limits)
    }

    /// Works until asked to stop or until `failure` is set, then leaves the group.
    func run() {
        while !channel.isStopRequested, failure == nil { step() }
        channel.finish(WorkerEnd(failure: failure, isClean: stop()))
    }

    /// One batch, or one try to get back to reading.
    func step() {
        if let fatal = consumer.fatalError { return replaceConsumer(fatal) }
        if fencing.yields(now: clock.now()) { return yield() }
        if !isSubscribed { return subscribe() }
        switch phase {
        case .needsProducer: replaceProducer()
        case .needsOffsets: resolveOffsets()
        case .reading where batch.isEmpty && delivery?.isInDoubt == true: phase = .needsProducer
        case .reading: readBatch()
        }
    }

    /// Reads one batch and ends it.
    private func readBatch() {
        switch fillBatch() {
        case .full: commitBatch()
        case .drained where batch.isEmpty: break
        case .drained:
            commitBatch()
            clock.pause(milliseconds: settings.batch.idleMilliseconds)
        case .stopRequested: break
        case .rebalance(let rebalance): follow(rebalance)
        case .refused(let error): undoBatch(cause: error)
        case .consumerError(let error): recover(from: error)
        }
    }

    // MARK: Ending a batch

    func commitBatch() {
        guard !batch.isEmpty, let delivery, let publisher else { return }
        #if MUTANTS
            let offsets = partitions.offsets().elements
            defer {
                if phase == .reading { for place in offsets { remembered[place.partition] = place.offset } }
            }
        #endif
        delivery.prepare(offsets: partitions.offsets(), produced: publisher.produced)
        finish(ending.commit(delivery, deadline: endingDeadline()))
    }

    /// Aborts what is open; the batch is read again from the committed offsets.
    func undoBatch(cause: KafkaError?) {
        guard !batch.isEmpty, let delivery else { return readAgain(after: cause) }
        finish(ending.abort(delivery, cause: cause, deadline: endingDeadline()))
    }

    /// When to give up ending a batch; asked anew before each call, since a stop goes before every other deadline.
    private func endingDeadline() -> () -> Int64 {
        let deadline = clock.now() + Int64(settings.timeouts.commitDeadline)
        return { [channel] in min(deadline, channel.stopDeadline ?? .max) }
    }

    private func finish(_ outcome: BatchOutcome) {
        let openedAt = batch.openedAt
        batch.clear()
        #if MUTANTS
            if case .aborted(nil) = outcome, Mutant.isOn(.batchKeptThroughRebalance) {
            } else {
                partitions.clearOffsets()
            }
            if case .aborted = outcome, Mutant.isOn(.noRewindAfterAbort) { return discardCounts() }
        #else
            partitions.clearOffsets()
        #endif
        switch outcome {
        case .committed:
            fencing.noteAnswer(now: clock.now())
            router.counts.batchesCommitted = 1
            channel.add(router.counts)
            router.counts.reset()
            backoff.reset()
        case .aborted(let cause):
            discardCounts()
            stopReading()
            phase = .needsOffsets
            if let cause { afterFailure(cause) }
        case .inDoubt(let cause):
            discardCounts()
            hasTransactionLeft = true
            phase = .needsProducer
            report(cause, "The producer is replaced: whether its last batch was committed, the committed offsets tell")
            noteFencing(cause, of: producerMadeAt, batchOpenedAt: openedAt)
        }
        if delivery?.isInDoubt == true { phase = .needsProducer }
    }

    /// A producer that failed to deliver fails the next transaction once more (its sequence numbers have a gap), so it is
    /// replaced. And what failed once may fail again, such as a Kafka topic that is gone: not at full speed.
    private func afterFailure(_ cause: KafkaError) {
        phase = .needsProducer
        report(cause, "A batch was undone and will be read again")
        learn(from: cause)
        if !channel.isStopRequested { serveEvents(milliseconds: backoff.take()) }
    }

    /// A batch that could not even begin: nothing is open, but its first message has to be read again.
    private func readAgain(after cause: KafkaError?) {
        guard let cause else { return }
        report(cause, "A batch could not begin")
        stopReading()
        phase = cause.isAbortable || cause.isRetriable ? .needsOffsets : .needsProducer
        noteFencing(cause, of: producerMadeAt)
    }

    /// An undone batch is read again, so it counts for nothing but itself.
    private func discardCounts() {
        router.counts.reset()
        count { $0.batchesAborted = 1 }
    }

    /// Counts what is not part of a batch.
    func count(_ change: (inout PipelineCounts) -> Void) {
        var counts = PipelineCounts()
        change(&counts)
        channel.add(counts)
    }

    /// A Kafka topic that refused a record for its size gets smaller ones from now on.
    private func learn(from cause: KafkaError) {
        guard cause.code == .messageTooLarge, let topic = publisher?.producer.deliveries.firstFailedTopic,
            limits.halve(topic)
        else { return }
        log.warning(
            "Smaller records for a Kafka topic that refused one for its size", .text("kafka_topic", topic),
            .integer("bytes", limits.limit(of: topic)))
    }

    /// Whether this worker decides that a rival ends the process. One alone does: were each to, two processes could end each other, one by
    /// its first worker and one by its second.
    private var isJudge: Bool { clients.worker == 0 }

    /// Notes that another process has taken our id over, or that it looks so: with the moment at which the client was made, and that
    /// at which the batch was opened, if it was a batch that failed.
    func noteFencing(_ error: KafkaError, of clientMadeAt: Int64, batchOpenedAt openedAt: Int64? = nil) {
        let now = clock.now()
        if areRequestsUnanswered { fencing.noteOutage() }
        guard error.code == .fenced || error.code == .fencedInstanceID || error.code == .invalidProducerEpoch,
            !fencing.isTimeout(batchAge: openedAt.map { now - $0 }, transaction: settings.timeouts.transaction),
            fencing.isSecondFencing(now: now, clientMadeAt: clientMadeAt), isJudge
        else { return }
        failure = .fencedTwice(id: clients.transactionalID)
    }

    /// Whether the present producer, or the one to come, had requests that went unanswered.
    var areRequestsUnanswered: Bool {
        delivery?.isInDoubt == true || candidate.map { $0.requests.timedOut + $0.requests.disconnects > 0 } == true
    }

    /// Logs a cause at most every ten seconds.
    func report(_ error: KafkaError, _ message: String) {
        guard repeats.allows("\(error.operation) \(error.code.name)", now: clock.now()) else { return }
        log.warning(message, .integer("worker", clients.worker), .text("error", error.description))
    }
}
