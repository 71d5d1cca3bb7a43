import AdminAPI
public import Configuration
import Foundation
import Kafka
import Pipeline
import RuleBooks
public import Telemetry

/// One running service: checks at start-up, the pipeline, reloads, the reports, the stop.
public struct Service: Sendable {
    let configuration: ServiceConfiguration
    let start: BookStart
    let log: Logger
    let signals: StopSignals
    let reloadSignal: ReloadSignal?
    let isEmbedded: Bool
    let lifecycle = Lifecycle()
    let columns = CountColumns()
    let startedAt = WallTime.now().text

    /// A service that is not running yet. With `isEmbedded` its Kafka topics are not checked: `EmbeddedKafka` has made them,
    /// and its broker answers no such questions.
    public init(
        configuration: ServiceConfiguration, start: BookStart, log: Logger, signals: StopSignals,
        reloadSignal: ReloadSignal? = nil, isEmbedded: Bool = false
    ) {
        self.isEmbedded = isEmbedded
        self.configuration = configuration
        self.start = start
        self.log = log
        self.signals = signals
        self.reloadSignal = reloadSignal
    }

    /// Runs until a stop is asked for or nothing can be done any more. Says on the log what it waits for and why it ends.
    public func run() async -> ServiceEnd {
        guard let first = start.first else {
            log.error("There is no rule book to start with")
            return .misconfigured
        }
        log.info(
            "Switchboard starts", .text("version", ServiceVersion.current),
            .text("librdkafka", LibraryVersion.running.description), .text("instance", configuration.instance.name),
            .integer("workers", configuration.workers), .text("rule_book", first.book.hash))
        lifecycle.choose(first)
        let server: ControlServer?
        do throws(ControlSocketError) { server = try serveControl() } catch {
            log.error("The control socket can't be served", .text("error", error.description))
            return .misconfigured
        }
        defer { server?.stop() }
        return await check(first, start, isLast: false)
    }

    /// Checks what has to be true and runs. With what the instances share, another book may be the right one. Where it is the folder's book whose Kafka topics are missing, the saved one runs.
    private func check(_ book: StartingBook, _ start: BookStart, isLast: Bool) async -> ServiceEnd {
        let checks = StartupChecks(
            configuration: configuration, book: book.book, log: log, signals: signals, isEmbedded: isEmbedded)
        switch await checks.run() {
        case .stopRequested: return .stopped
        case .failed(let end): return end
        case .unusable(let reasons):
            if !isLast, let saved = start.instead(becauseOf: reasons) { return await check(saved, start, isLast: true) }
            for reason in reasons { log.error(reason) }
            return .misconfigured
        case .ready(let limits):
            guard !isEmbedded, !isLast, let joined = await joined(start), let first = joined.first else {
                return await run(book, limits)
            }
            return first.book.hash == book.book.hash
                ? await run(first, limits) : await check(first, joined, isLast: false)
        }
    }

    /// The start with what the instances share, of a broker that has answered a moment ago; nil where that makes no difference.
    private func joined(_ start: BookStart) async -> BookStart? {
        guard start.store != nil, !start.isJoined else { return nil }
        return await blocking {
            let shared = SharedRules(configuration, within: Self.sharedTime)
            if let problem = shared.problem {
                log.warning("What the instances share could not be read at the start", .text("error", problem))
            }
            let joined = start.joined(by: shared)
            return joined.isJoined ? joined : nil
        }
    }

    /// Some Kafka topics of a few hundred records. Should it take longer, what is decided for all comes a little later.
    private static let sharedTime = Duration.seconds(5)

    private func run(_ book: StartingBook, _ limits: KafkaTopicLimits) async -> ServiceEnd {
        lifecycle.choose(book)
        say(book)
        let slot = RuleBookSlot(activeBook(book.book, nil))
        let pipeline: Pipeline
        do throws(PipelineFailure) {
            pipeline = try Pipeline(settings: PipelineSettings(configuration, limits: limits), book: slot, log: log)
        } catch {
            log.error("The pipeline could not start", .text("error", error.description))
            return .misconfigured
        }
        let sample = ReloadSample(pipeline)
        // Without a trace on the disk there is none in Kafka.
        let fleet = start.store == nil ? nil : Fleet(configuration, startedAt: startedAt, log: log)
        let reloader = Reloader(
            start: book, store: start.store, environment: environment(slot, sample, fleet), log: log)
        fleet?.start(reloader)
        await reloader.rememberStart()
        lifecycle.begin(pipeline, reloader)
        Task { await blocking { sample.refill(configuration, by: book.book, log: log) } }
        let reports = Task { await report(pipeline) }
        let backlog = BacklogWatch()
        backlog.start(configuration, knowsOffsets: !isEmbedded) { [lifecycle] in lifecycle.note($0) }
        let reloads = reloading(reloader)
        await stopOrFailure(of: pipeline)
        log.info("Stopping", .text("reason", signals.isRequested ? "asked to" : "a worker has ended"))
        lifecycle.end()
        backlog.stop()
        let watchdog = Self.startWatchdog(log)
        pipeline.requestStop()
        for task in reloads { task.cancel() }  // one that is under way changes nothing any more
        let result = await blocking { pipeline.join() }
        watchdog.cancel()
        reports.cancel()
        await reports.value
        await fleet?.stop()
        return end(result)
    }

    /// Returns when a stop is asked for or a worker has ended by itself, whichever is first.
    private func stopOrFailure(of pipeline: Pipeline) async {
        let (first, continuation) = AsyncStream<Void>.makeStream()
        let waits = [
            Task { [signals] in
                await signals.wait()
                continuation.yield()
            },
            Task {
                await pipeline.waitForAnEnd()
                continuation.yield()
            },
        ]
        for await _ in first { break }
        for wait in waits { wait.cancel() }
    }

    private func end(_ result: PipelineResult) -> ServiceEnd {
        if let failure = result.failure {
            log.error("Stopped: no retry can mend this", .text("error", failure.description))
            return .misconfigured
        }
        log.info("Stopped", .text("left", result.isClean ? "nothing" : "work to the broker's timeouts"))
        return result.isClean ? .stopped : .stoppedWithWorkLeft
    }

    /// Reports until cancelled, and once more then, so that the last batch is counted too.
    private func report(_ pipeline: Pipeline) async {
        var reporter = CountsReporter(log: log, columns: columns)
        lifecycle.note(pipeline.counts)
        while !Task.isCancelled {
            // The only error is a cancellation, which the loop's condition sees.
            try? await Task.sleep(for: CountsReporter.interval)
            let counts = pipeline.counts
            lifecycle.note(counts)
            reporter.report(counts)
        }
    }

    /// Ends the process if the stop itself hangs, in librdkafka or below.
    private static func startWatchdog(_ log: Logger) -> Task<Void, Never> {
        Task.detached {
            // The only error is a cancellation: the stop came to its end, as the next line sees.
            try? await Task.sleep(for: stopLimit)
            guard !Task.isCancelled else { return }
            log.error("The stop took too long: work is left to the broker's timeouts")
            _exit(75)
        }
    }

    /// Above a stop's own limits (7 s for the transaction, 5 s to leave), below the 15 s that operators are promised.
    private static let stopLimit = Duration.milliseconds(14_500)
}
