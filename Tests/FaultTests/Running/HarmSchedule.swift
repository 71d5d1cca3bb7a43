import Foundation
import KafkaTestKit
import Synchronization

/// Does harm to a cluster from a thread of its own, one thing after the other over a stretch of time.
final class HarmSchedule: Sendable {
    private struct State {
        var isOutage = false
        var done: [String] = []
        var isOver = false
        var error: (any Error)?
    }

    private let state = Mutex(State())

    init(_ harms: [ClusterHarm], on cluster: KafkaCluster, seconds: Double) {
        Thread.detachNewThread { [self] in
            let pause = seconds / Double(max(1, harms.count))
            let began = ContinuousClock.now
            do {
                for (index, harm) in harms.enumerated() {
                    let due = began + .seconds(pause * Double(index))
                    Thread.sleep(forTimeInterval: max(0, (due - .now) / .seconds(1)))
                    state.withLock { $0.isOutage = harm.isOutage }
                    try harm.inflict(on: cluster)
                    state.withLock {
                        $0.isOutage = false
                        // What the proxy was asked for it counts itself, when it happens.
                        if case .lose = harm { return }
                        $0.done.append(harm.description)
                    }
                }
            } catch { state.withLock { $0.error = error } }
            state.withLock { $0.isOver = true }
        }
    }

    /// Whether a broker is away at the moment.
    var isOutage: Bool { state.withLock { $0.isOutage } }
    /// What was done so far, but for single requests and answers.
    var done: [String] { state.withLock { $0.done } }

    /// Whether all was done.
    func isOver() throws -> Bool {
        try state.withLock { state in
            if let error = state.error { throw error }
            return state.isOver
        }
    }
}
