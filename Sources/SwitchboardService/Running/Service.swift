import Assignments
public import Configuration
import Foundation
import Kafka
import Pipeline
public import RuleBooks
public import Telemetry

/// One running service: checks at start-up, the pipeline, the reports, the stop.
public struct Service: Sendable {
    private let configuration: ServiceConfiguration
    private let book: RuleBook
    private let log: Logger
    private let signals: StopSignals
    private let isEmbedded: Bool

    /// A service that is not running yet. With `isEmbedded` its Kafka topics are not checked: `EmbeddedKafka` has made them,
    /// and its broker answers no such questions.
    public init(
        configuration: ServiceConfiguration, book: RuleBook, log: Logger, signals: StopSignals, isEmbedded: Bool = false
    ) {
        self.isEmbedded = isEmbedded
        self.configuration = configuration
        self.book = book
        self.log = log
        self.signals = signals
    }

    /// Runs until a stop is asked for or nothing can be done any more. Says on the log what it waits for and why it ends.
    public func run() async -> ServiceEnd {
        log.info(
            "Switchboard starts", .text("version", ServiceVersion.current),
            .text("librdkafka", LibraryVersion.running.description), .text("instance", configuration.instance.name),
            .integer("workers", configuration.workers), .text("rule_book", book.hash))
        let checks = StartupChecks(
            configuration: configuration, book: book, log: log, signals: signals, isEmbedded: isEmbedded)
        switch await checks.run() {
        case .stopRequested: return .stopped
        case .failed(let end): return end
        case .ready(let limits): return await run(limits)
        }
    }

    private func run(_ limits: KafkaTopicLimits) async -> ServiceEnd {
        let slot = RuleBookSlot(ActiveBook(classifier: book.classifier, routing: book.routing))
        let pipeline: Pipeline
        do throws(PipelineFailure) {
            pipeline = try Pipeline(settings: PipelineSettings(configuration, limits: limits), book: slot, log: log)
        } catch {
            log.error("The pipeline could not start", .text("error", error.description))
            return .misconfigured
        }
        let reports = Task { await report(pipeline) }
        await stopOrFailure(of: pipeline)
        log.info("Stopping", .text("reason", signals.isRequested ? "asked to" : "a worker has ended"))
        let watchdog = Self.startWatchdog(log)
        pipeline.requestStop()
        let result = await blocking { pipeline.join() }
        watchdog.cancel()
        reports.cancel()
        await reports.value
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
        var reporter = CountsReporter(log: log, book: book)
        while !Task.isCancelled {
            // The only error is a cancellation, which the loop's condition sees.
            try? await Task.sleep(for: CountsReporter.interval)
            reporter.report(pipeline.counts)
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
