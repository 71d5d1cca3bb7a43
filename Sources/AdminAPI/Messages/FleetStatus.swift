import Foundation

/// What all instances run, and what is wrong about that: what `status --fleet` tells.
public struct FleetStatus: Codable, Sendable, Equatable {
    /// An instance.
    public struct Member: Codable, Sendable, Equatable {
        /// Whether it still speaks.
        public enum State: String, Codable, Sendable {
            /// It does.
            case running
            /// It has not for four heartbeats, and has not said that it stops.
            case silent
        }

        /// Whether it still speaks.
        public var state: State
        /// Seconds since it last did.
        public var heardSeconds: Int
        /// What it said last.
        public var report: InstanceReport

        /// The names in JSON.
        public enum CodingKeys: String, CodingKey {
            case state, report
            case heardSeconds = "heard_s"
        }
    }

    /// The instances, by name.
    public var instances: [Member]
    /// Seconds for which running instances have had different books; nil where all have one.
    public var differingSeconds: Int?
    /// What somebody should look at, a sentence each; healthy is none.
    public var problems: [String]

    /// Heartbeats that may be missed: a busy machine or a broker that changes its leader misses one or two.
    static let heartbeatsMissedMax = 4
    /// An instance that has been silent for longer is nobody's any more: names of pods change, and nobody says that one is gone.
    static let forgottenAfterSeconds = 86_400

    /// The status by the last report of each instance, with when it was heard.
    ///
    /// - Parameters:
    ///   - reports: each with its record's time, in milliseconds since 1970.
    ///   - now: the present moment, the same way.
    ///   - grace: how long instances may differ, in seconds.
    public init(_ reports: [(report: InstanceReport, heardAt: Int64)], now: Int64, graceSeconds: Int) {
        instances = reports.map { report, heardAt in
            let seconds = Int(max(0, now - heardAt) / 1_000)
            let isSilent = seconds >= Self.heartbeatsMissedMax * max(1, report.heartbeatSeconds)
            return Member(state: isSilent ? .silent : .running, heardSeconds: seconds, report: report)
        }
        .filter { $0.heardSeconds < Self.forgottenAfterSeconds }
        .sorted { $0.report.instance < $1.report.instance }
        problems = []
        let running = instances.filter { $0.state == .running }.map(\.report)
        differingSeconds = Self.differing(running, now: now)
        problems = instances.filter { $0.state == .silent }.map {
            "\($0.report.instance) has been silent for \($0.heardSeconds) s and has not said that it stops"
        }
        if running.isEmpty { problems.append("no instance runs") }
        if let differingSeconds, differingSeconds > graceSeconds {
            let books = Set(running.map(\.ruleBook.hash)).count
            problems.append(
                "\(books) rule books run side by side for \(differingSeconds) s: over \(graceSeconds) s (fleet.grace)")
        }
    }

    /// Two instances with different books have differed since the later of them loaded its own; the pair that has for longest counts.
    private static func differing(_ running: [InstanceReport], now: Int64) -> Int? {
        let loaded = running.map { (hash: $0.ruleBook.hash, at: milliseconds($0.ruleBook.loadedAt) ?? now) }
        let since = loaded.indices.flatMap { one in
            loaded[..<one].filter { $0.hash != loaded[one].hash }.map { max($0.at, loaded[one].at) }
        }
        return since.min().map { Int(max(0, now - $0) / 1_000) }
    }

    private static func milliseconds(_ time: String) -> Int64? {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        return (try? style.parse(time)).map { Int64($0.timeIntervalSince1970 * 1_000) }
    }

    /// The names in JSON.
    public enum CodingKeys: String, CodingKey {
        case instances, problems
        case differingSeconds = "differing_s"
    }
}
