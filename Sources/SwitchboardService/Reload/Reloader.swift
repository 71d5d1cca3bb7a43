import AdminAPI
import Pipeline
import RuleBooks
import Telemetry

/// Puts other rule books in force while the service runs. One operation at a time, in the order in which they were asked for;
/// reloads that are asked for meanwhile become one. Parsing, checking and testing happen off the cooperative pool and away from the workers,
/// who learn of a book only once it is accepted.
actor Reloader {
    enum Operation: Equatable {
        /// Load what the folder holds; a held book if its hash is the confirmed one.
        case reload(ReloadTrigger, confirmed: String?)
        /// Go back to the book before.
        case rollback
        /// Do what was decided for all instances.
        case order(FleetOrder)
    }

    let environment: ReloadEnvironment
    let store: BookStore?
    let log: Logger
    var current: RunningBook
    /// The book in the folder that is not loaded.
    var rejected: RejectedBook?
    /// The folder's content that was judged last. Polling judges none twice.
    var considered: RuleBookSnapshot?
    /// The hash of the folder's book that a rollback keeps out.
    var pinned: String?
    /// What was decided for all instances last.
    var order: StandingOrder?
    /// The oldest first, the running book's last.
    var history: [LoadedBook]
    /// The last reason that was logged, so that a poll does not repeat it.
    var lastSaid: String?

    private var waiting: [(operation: Operation, answer: CheckedContinuation<ReloadAnswer, Never>)] = []
    private var isWorking = false

    init(start: StartingBook, store: BookStore?, environment: ReloadEnvironment, log: Logger) {
        self.environment = environment
        self.store = store
        self.log = log
        current = start.running
        rejected = start.rejected
        considered = start.considered
        pinned = start.pinned
        order = start.order
        history = start.history
    }

    /// Does what is asked for when its turn has come. Gives what became of it.
    func perform(_ operation: Operation) async -> ReloadAnswer {
        await withCheckedContinuation { continuation in
            waiting.append((operation, continuation))
            guard !isWorking else { return }
            isWorking = true
            Task { await work() }
        }
    }

    private func work() async {
        while let first = waiting.first?.operation {
            // What was asked for while another reload ran may be about files that it had read already: it gets a reload of its own,
            // and all of them the same one.
            let turn = waiting.prefix(1) + waiting.dropFirst().prefix { $0.operation.isAnswered(with: first) }
            waiting.removeFirst(turn.count)
            let start = ContinuousClock.now
            var answer =
                switch first {
                case .reload(let trigger, let confirmed): await reload(trigger, confirmed: confirmed)
                case .rollback: await rollback()
                case .order(let order): await follow(order)
                }
            answer.running = current.book.hash
            answer.durationMilliseconds = start.duration(to: .now).milliseconds
            environment.stateChanged()
            for (_, continuation) in turn { continuation.resume(returning: answer) }
        }
        isWorking = false
    }

    /// Says something once, until something else is said.
    func sayOnce(_ level: LogLevel, _ message: String, _ fields: [LogField], key: String) {
        guard key != lastSaid else { return }
        lastSaid = key
        log.log(level, message, fields)
    }
}

extension Reloader.Operation {
    /// Whether the answer to another operation is the answer to this one, too.
    fileprivate func isAnswered(with other: Self) -> Bool {
        if self == other { return self != .rollback }
        // Who asks by a signal or a command wants the truth; a poll is content with any look at the folder.
        guard case .reload(.poll, nil) = self, case .reload = other else { return false }
        return true
    }
}
