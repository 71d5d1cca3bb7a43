import Synchronization
public import Telemetry

/// The running data plane: so many workers, each on a thread of its own. Started once, stopped once.
public final class Pipeline: Sendable {
    private let channels: [WorkerChannel]
    private let threads: [WorkerThread]
    private let ends: WorkerEnds
    private let timeouts: PipelineTimeouts

    /// Makes the clients of all workers and starts their threads. No broker is waited for.
    ///
    /// - Throws: where a client can't be made of the settings or the system refuses a thread; nothing runs then.
    public init(settings: PipelineSettings, book: RuleBookSlot, log: Logger) throws(PipelineFailure) {
        let ends = WorkerEnds(expected: settings.workers)
        var channels: [WorkerChannel] = []
        var threads: [WorkerThread] = []
        do throws(PipelineFailure) {
            for index in 0..<settings.workers {
                let channel = WorkerChannel(book: book, onEnd: ends.add)
                threads.append(try Self.startWorker(index, settings: settings, channel: channel, log: log))
                channels.append(channel)
            }
        } catch {
            for channel in channels { channel.requestStop(transactionDeadline: MonotonicClock().now()) }
            for thread in threads { thread.join() }
            throw error
        }
        self.ends = ends
        self.channels = channels
        self.threads = threads
        timeouts = settings.timeouts
    }

    private static func startWorker(
        _ index: Int, settings: PipelineSettings, channel: WorkerChannel, log: Logger
    ) throws(PipelineFailure) -> WorkerThread {
        // Made here, so that wrong settings are told at once; handed to its thread, which alone uses it from then on.
        let kafka = KafkaClientFactory(
            settings: settings, worker: index, handlers: ClientLog.handlers(log: log, worker: index))
        #if FAILPOINTS
            let clients = FailpointClientFactory(kafka, FailpointTrigger(worker: index))
        #else
            let clients = kafka
        #endif
        let book = channel.book.current
        let router = MessageRouter(book: book, limits: settings.outputLimits.limits(for: book.routing))
        let worker = SendableOnce(
            try Worker(
                clients: clients, router: router, clock: MonotonicClock(), settings: settings, channel: channel,
                log: log))
        return try WorkerThread { worker.take()?.run() }
    }

    /// Returns when a worker has ended, because of a failure or after `requestStop`.
    public func waitForAnEnd() async { await ends.waitForFirst() }

    /// Whether a worker has ended.
    public var hasEnded: Bool { ends.hasEnded }

    /// Asks all workers to finish what is open and to leave. Returns at once.
    public func requestStop() {
        let deadline = MonotonicClock().now() + Int64(timeouts.stopTransaction)
        for channel in channels { channel.requestStop(transactionDeadline: deadline) }
    }

    /// Waits until all workers have ended. Blocks: not for the cooperative pool.
    public func join() -> PipelineResult {
        for thread in threads { thread.join() }
        return ends.result
    }

    /// The newest inquiries of each topic, of all workers that answer within a time: one that waits for its broker may not. Blocks:
    /// not for the cooperative pool.
    public func sample(timeoutMilliseconds: Int) -> [SampledInquiry] {
        let request = SampleRequest()
        for channel in channels { channel.requestSample(request) }
        return request.gather(from: channels.count, timeoutMilliseconds: timeoutMilliseconds)
    }

    /// What all workers did so far.
    public var counts: PipelineCounts {
        var sum = PipelineCounts()
        for channel in channels { sum.add(channel.snapshot) }
        return sum
    }
}

/// How a pipeline ended.
public struct PipelineResult: Sendable {
    /// What no retry could mend; nil for a stop that was asked for.
    public let failure: PipelineFailure?
    /// Whether nothing was left to the broker's timeouts.
    public let isClean: Bool
}

/// Hands a value that is not Sendable to exactly one thread.
private final class SendableOnce<Value>: @unchecked Sendable {
    // Unchecked: the mutex gives the value out once, so only one thread ever holds it.
    private let value: Mutex<Value?>

    init(_ value: consuming sending Value) { self.value = Mutex(value) }

    func take() -> Value? {
        value.withLock { value in
            defer { value = nil }
            return value
        }
    }
}
