/// What can be measured.
enum Part: String, CaseIterable {
    case exactlyOnce1 = "exactly-once-1"
    case exactlyOnce4 = "exactly-once-4"
    case atLeastOnce1 = "at-least-once-1"
    case latency
    case outage
}

/// What is to be measured, and how long.
struct Plan {
    let parts: Set<Part>
    let messages: Int
    let runs: Int
    let latencySeconds: Int
}

/// A way of working in which both loops are compared.
struct Mode {
    let part: Part
    let isExactlyOnce: Bool
    let workers: Int
    /// The least share of the bare loop's messages a second that Switchboard has to reach.
    let target: Double

    static let all = [
        Mode(part: .exactlyOnce1, isExactlyOnce: true, workers: 1, target: 0.7),
        Mode(part: .exactlyOnce4, isExactlyOnce: true, workers: 4, target: 0.6),
        Mode(part: .atLeastOnce1, isExactlyOnce: false, workers: 1, target: 0.5),
    ]

    var delivery: String { isExactlyOnce ? "exactly_once" : "at_least_once" }
    var title: String {
        "\(isExactlyOnce ? "exactly once" : "at least once"), \(workers) worker\(workers == 1 ? "" : "s")"
    }
}

/// The other targets.
enum Target {
    static let latencyMedian = 15.0
    static let latency99 = 60.0
    static let memoryMiB = 200.0
}

/// When both loops end a batch: Switchboard's defaults.
enum BatchEnd {
    static let messages = 20_000
    static let milliseconds = 100
    static let idleMilliseconds = 2
}
