import AdminAPI
import Assignments
import Classification
import Inquiries
import Pipeline
import Synchronization

/// Where the service is in its life, for whoever asks while it moves on.
final class Lifecycle: Sendable {
    private struct Parts {
        var state = ServiceStatus.State.starting
        /// What the status shows as long as nothing runs.
        var start: StartingBook?
        var reloader: Reloader?
        var pipeline: Pipeline?
    }

    private let parts = Mutex(Parts())
    private let startedAt = ContinuousClock.now

    /// The service is to start with a book.
    func choose(_ start: StartingBook) { parts.withLock { $0.start = start } }

    /// The workers run, and rules can be reloaded.
    func begin(_ pipeline: Pipeline, _ reloader: Reloader) {
        parts.withLock { parts in
            parts.state = .ready
            parts.reloader = reloader
            parts.pipeline = pipeline
        }
    }

    /// No rules are reloaded any more.
    func end() {
        parts.withLock { parts in
            parts.state = .stopping
            parts.reloader = nil
        }
    }

    /// The book that the service is to start with; nil before it is known.
    var start: StartingBook? { parts.withLock { $0.start } }

    var reloader: Reloader? { parts.withLock { $0.reloader } }

    /// Ready means: all workers run.
    var state: ServiceStatus.State {
        parts.withLock { $0.pipeline?.hasEnded == true ? .stopping : $0.state }
    }

    var uptime: Duration { startedAt.duration(to: .now) }

    /// What was done since the start, by the names of departments.
    func counts(_ columns: DepartmentColumns) -> ServiceStatus.Counts {
        var counts = ServiceStatus.Counts()
        guard let done = parts.withLock({ $0.pipeline })?.counts else { return counts }
        func named(_ values: [Int], _ names: [String]) -> [String: Int] {
            Dictionary(zip(names, values).filter { $1 != 0 }) { $0 + $1 }
        }
        counts.inquiries = done.inquiries
        counts.owned = named(done.owned, columns.names)
        counts.copies = named(done.copies, columns.names)
        counts.priorities = named(done.priorities, Priority.allCases.map(\.name.description))
        counts.deadLetters = named(done.deadLetters, DeadLetterReason.allCases.map(\.name.description))
        counts.urgentDeadLetters = done.urgentDeadLetters
        counts.offsetsLost = done.offsetsLost
        return counts
    }
}
