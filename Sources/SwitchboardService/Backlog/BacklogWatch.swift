import AdminAPI
import Configuration
import Dispatch
import Foundation
import Kafka
import Synchronization

/// Asks a broker again and again what waits, on a thread of its own: whoever asks the service gets what was told last, at once.
final class BacklogWatch: Sendable {
    private let isStopping = Atomic<Bool>(false)

    /// Often enough to see a surge come.
    private static let intervalMilliseconds = 5_000
    /// A stop is noticed within this time.
    private static let stepMilliseconds = 100

    /// Begins.
    func start(_ configuration: ServiceConfiguration, knowsOffsets: Bool, _ tell: @escaping @Sendable (Backlog) -> Void)
    {
        DispatchQueue(label: "switchboard.backlog").async { [self] in
            // A client that can't be made is told by those that route.
            guard
                let reader = try? BacklogReader(
                    configuration, knowsOffsets: knowsOffsets, handlers: ClientTrouble().handlers)
            else { return }
            while !isStopping.load(ordering: .relaxed) {
                // Where no broker answers, what it told last stands, with its time.
                if let backlog = try? reader.read() { tell(backlog) }
                for _ in 0..<Self.intervalMilliseconds / Self.stepMilliseconds
                where !isStopping.load(ordering: .relaxed) {
                    Thread.sleep(forTimeInterval: Double(Self.stepMilliseconds) / 1_000)  // a constant above
                }
            }
        }
    }

    /// Ends when what is asked now is answered.
    func stop() { isStopping.store(true, ordering: .relaxed) }
}
