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
        var window = CountsWindow()
        var backlog: Backlog?
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

    /// Keeps what was done so far, to tell later what came since.
    func note(_ counts: PipelineCounts) { parts.withLock { $0.window.note(counts, at: .now) } }

    /// Keeps what a broker has told.
    func note(_ backlog: Backlog) { parts.withLock { $0.backlog = backlog } }

    /// Fills in what was done, by the names of the columns, and what waits.
    func describe(_ columns: CountColumns, in status: inout ServiceStatus) {
        let (pipeline, window, backlog) = parts.withLock { ($0.pipeline, $0.window, $0.backlog) }
        status.backlog = backlog
        guard let pipeline else { return }
        let counts = pipeline.counts
        status.counts = ServiceCounts(counts, since: PipelineCounts(), columns)
        guard let (start, age) = window.start(at: .now) else { return }
        status.recent = .init(
            seconds: Int(age.components.seconds), counts: ServiceCounts(counts, since: start, columns))
    }
}

extension ServiceCounts {
    /// What was counted since some moment.
    init(_ counts: PipelineCounts, since start: PipelineCounts, _ columns: CountColumns) {
        self.init()
        func rise(_ values: [Int], _ before: [Int], _ names: [String]) -> [String: Int] {
            var rises: [String: Int] = [:]
            for (column, value) in values.enumerated() {
                let rise = value - (before.indices.contains(column) ? before[column] : 0)
                guard rise != 0 else { continue }
                rises[names.indices.contains(column) ? names[column] : NameColumns.othersName, default: 0] += rise
            }
            return rises
        }
        inquiries = counts.inquiries - start.inquiries
        owned = rise(counts.owned.counts, start.owned.counts, columns.departments.names)
        copies = rise(counts.copies.counts, start.copies.counts, columns.departments.names)
        priorities = rise(counts.priorities, start.priorities, Priority.allCases.map(\.name.description))
        channels = rise(counts.channels.counts, start.channels.counts, columns.channels.names)
        rules = rise(counts.rules.counts, start.rules.counts, columns.rules.names)
        deadLetters = rise(counts.deadLetters, start.deadLetters, DeadLetterReason.allCases.map(\.name.description))
        urgentDeadLetters = counts.urgentDeadLetters - start.urgentDeadLetters
        offsetsLost = counts.offsetsLost - start.offsetsLost
    }
}
