import AdminAPI
import Configuration
import Telemetry

/// What a running service has to do with the other instances: it says what it runs, again and again and at every change, and does what is
/// decided for all.
final class Fleet: Sendable {
    private let configuration: ServiceConfiguration
    private let startedAt: String
    private let link: FleetLink
    private let changes: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    init(_ configuration: ServiceConfiguration, startedAt: String, log: Logger) {
        self.configuration = configuration
        self.startedAt = startedAt
        link = FleetLink(configuration, log: log)
        (changes, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// What the reloader needs.
    var access: FleetAccess {
        FleetAccess(
            keep: { [link] in link.keep($0, at: $1) },
            book: { [link] hash in await blocking { link.book(hash) } },
            publish: { [link] in await link.publish($0) }, instance: configuration.instance.name)
    }

    /// What this instance runs may have changed.
    func noteChange() { continuation.yield() }

    /// Begins to speak and to listen.
    func start(_ reloader: Reloader) {
        link.start { order in Task { _ = await reloader.perform(.order(order)) } }
        let beat = Task { [continuation, configuration] in
            while !Task.isCancelled {
                continuation.yield()
                // The only error is a cancellation, which the loop's condition sees.
                try? await Task.sleep(for: configuration.fleet.heartbeat)
            }
        }
        Task { [self] in
            for await _ in changes { link.publish(await reloader.report(configuration, startedAt: startedAt)) }
            beat.cancel()
        }
    }

    /// Says that this instance stops.
    func stop() async {
        continuation.finish()
        await blocking { [link] in link.stop() }
    }
}

extension Reloader {
    /// What the other instances are told.
    fileprivate func report(_ configuration: ServiceConfiguration, startedAt: String) -> InstanceReport {
        InstanceReport(
            instance: configuration.instance.name, version: ServiceVersion.current, startedAt: startedAt,
            reportedAt: WallTime.now().text,
            heartbeatSeconds: Int(configuration.fleet.heartbeat.components.seconds), ruleBook: current.entry,
            rejected: rejected, pinned: pinned)
    }
}
