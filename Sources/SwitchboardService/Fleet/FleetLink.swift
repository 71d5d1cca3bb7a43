import AdminAPI
import Configuration
import Dispatch
import Foundation
import Kafka
import RuleBooks
import Synchronization
import Telemetry

/// This instance's connection to the others: clients and a thread of its own, so that neither routing nor whoever asks the service ever waits
/// for it. What can't be published now is published when a broker answers.
final class FleetLink: Sendable {
    private let configuration: ServiceConfiguration
    private let log: Logger
    private let outbox = FleetOutbox()
    private let hasEnded = DispatchSemaphore(value: 0)

    /// How long who gives an order waits to say whether the others have it: enough for a busy broker to take a whole book before it.
    private static let orderTime = DispatchTimeInterval.seconds(3)
    /// For a book that is not on this disk.
    private static let bookTime = Duration.seconds(2)
    /// Between two tries.
    private static let retryMilliseconds = 1_000
    /// What a stop waits for; part of the time that operators are promised.
    private static let stopTime = DispatchTimeInterval.milliseconds(1_000)

    init(_ configuration: ServiceConfiguration, log: Logger) {
        self.configuration = configuration
        self.log = log
    }

    /// Begins, on a thread of its own. Orders are handed over as they come, this instance's own too.
    func start(onOrder: @escaping @Sendable (FleetOrder) -> Void) {
        DispatchQueue(label: "switchboard.fleet").async { [self] in
            run(onOrder)
            hasEnded.signal()
        }
    }

    /// Says that this instance stops, and ends. Blocks for a moment.
    func stop() {
        outbox.stop()
        _ = hasEnded.wait(timeout: .now() + Self.stopTime)
    }

    /// Says what this instance runs.
    func publish(_ report: InstanceReport) { outbox.put(report) }

    /// Keeps a book for all instances.
    func keep(_ snapshot: RuleBookSnapshot, at time: String) {
        outbox.put(FleetOutbox.Book(snapshot: snapshot, at: time))
    }

    /// Gives an order to all instances. How far it has come within a moment; what waits then follows.
    func publish(_ order: FleetOrder) async -> OrderDelivery {
        let waiting = FleetOutbox.Order(order: order)
        outbox.put(waiting)
        let state = await blocking { waiting.outcome.state(within: Self.orderTime) }
        return OrderDelivery(state, reason: state == .waiting ? outbox.waiting.trouble : nil)
    }

    /// A book that was kept; nil where it is not, or no broker answers. Blocks: not for the cooperative pool.
    func book(_ hash: String) -> RuleBookSnapshot? { SharedRules.book(hash, configuration, within: Self.bookTime) }

    private func run(_ onOrder: @escaping @Sendable (FleetOrder) -> Void) {
        var lastReason: String?
        while !outbox.isStopping {
            let trouble = ClientTrouble()
            var reason: String?
            do {
                try FleetSession(configuration, outbox, handlers: trouble.handlers, onOrder: onOrder).run()
            } catch let error as KafkaError {
                reason = trouble.explanation(of: error, configuration.kafka)
            } catch { reason = "\(error)" }
            guard let reason, !outbox.isStopping else { continue }
            outbox.note(trouble: reason)
            if reason != lastReason {
                log.info("The other instances are out of reach; it is tried again", .text("error", reason))
            }
            lastReason = reason
            pause()
        }
    }

    /// Waits a moment, which is a constant, less where a stop comes.
    private func pause() {
        for _ in 0..<10 where !outbox.isStopping { usleep(UInt32(Self.retryMilliseconds * 100)) }
    }
}
