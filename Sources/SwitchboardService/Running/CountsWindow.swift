import Pipeline

/// Copies of the counts as they were, to tell what came in the last minutes.
struct CountsWindow {
    /// What operators look at in a surge.
    static let length = Duration.seconds(900)
    /// Between two copies: the window is as much longer at most.
    static let interval = Duration.seconds(30)

    private var copies: [(at: ContinuousClock.Instant, counts: PipelineCounts)] = []

    /// Notes the counts of a moment. Those that come sooner than `interval` after the last are not kept.
    mutating func note(_ counts: PipelineCounts, at now: ContinuousClock.Instant) {
        if let last = copies.last, last.at.duration(to: now) < Self.interval { return }
        copies.append((now, counts))
        // The newest that is old enough is what to compare with.
        while copies.count > 1, copies[1].at.duration(to: now) >= Self.length { copies.removeFirst() }
    }

    /// The counts that what came since is to be told of, and for how long; nil as long as none was noted.
    func start(at now: ContinuousClock.Instant) -> (counts: PipelineCounts, age: Duration)? {
        let old = copies.last { $0.at.duration(to: now) >= Self.length } ?? copies.first
        return old.map { ($0.counts, $0.at.duration(to: now)) }
    }
}
