import Foundation

/// All runs of one mode.
struct ModeResult {
    let mode: Mode
    let switchboard: [DrainResult]
    let bareLoop: [DrainResult]

    /// Switchboard's messages a second by the bare loop's: of the medians.
    var ratio: Double { Self.rate(switchboard) / Self.rate(bareLoop) }

    static func rate(_ runs: [DrainResult]) -> Double { median(runs.map(\.messagesPerSecond)) }
    static func processor(_ runs: [DrainResult]) -> Double { median(runs.map(\.microsecondsPerMessage)) }
    static func peak(_ runs: [DrainResult]) -> Double { runs.map(\.peakMiB).max() ?? .nan }
}

/// A figure with the limit that it has to keep.
struct Verdict {
    let name: String
    let value: Double
    let limit: Double
    /// Whether the value has to be at least the limit; else at most.
    var isLeast = false

    var isMet: Bool { isLeast ? value >= limit : value <= limit }
}

/// All that was measured.
struct Report {
    let isEmbedded: Bool
    let plan: Plan
    var recording: Recording.Summary?
    var modes: [ModeResult] = []
    var latency: LatencyResult?
    var outage: DrainResult?

    init(isEmbedded: Bool, plan: Plan) {
        self.isEmbedded = isEmbedded
        self.plan = plan
    }

    /// Every target of what was measured; none of it holds on the embedded broker.
    var verdicts: [Verdict] {
        guard !isEmbedded else { return [] }
        var all = modes.map { Verdict(name: $0.mode.title, value: $0.ratio, limit: $0.mode.target, isLeast: true) }
        if let latency {
            all.append(Verdict(name: "latency p50, ms", value: latency.median, limit: Target.latencyMedian))
            all.append(Verdict(name: "latency p99, ms", value: latency.percentile99, limit: Target.latency99))
        }
        for result in modes where result.mode.workers == 4 {
            let peak = ModeResult.peak(result.switchboard)
            all.append(Verdict(name: "peak memory, 4 workers, MiB", value: peak, limit: Target.memoryMiB))
        }
        if let outage {
            all.append(Verdict(name: "peak memory, outage, MiB", value: outage.peakMiB, limit: Target.memoryMiB))
        }
        return all
    }

    var hasMisses: Bool { verdicts.contains { !$0.isMet } }
}
