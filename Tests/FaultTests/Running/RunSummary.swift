import LogChecking

/// What happened during a run, counted in the logs of its members.
struct RunSummary {
    let hits: [FailpointHit]
    let rebalances: Int
    let fencings: Int
    let starts: Int

    private static let fencingCodes = [
        "_FENCED", "PRODUCER_FENCED", "INVALID_PRODUCER_EPOCH", "FENCED_INSTANCE_ID", "ILLEGAL_GENERATION",
        "UNKNOWN_MEMBER_ID",
    ]

    init(_ members: [Member]) {
        let lines = members.flatMap(\.lines)
        hits = lines.compactMap { FailpointHit($0) }
        rebalances = lines.count { $0.contains("Partitions revoked") || $0.contains("Partitions assigned") }
        fencings = lines.count { line in
            !line.hasPrefix("failpoint ") && Self.fencingCodes.contains { line.contains("(\($0))") }
        }
        starts = members.reduce(0) { $0 + $1.starts }
    }

    var inTransaction: Int { hits.count(where: \.isInTransaction) }

    /// A line a call site with its faults by kind.
    var table: String {
        let sites = Dictionary(grouping: hits, by: \.site).sorted { $0.key < $1.key }
        return sites.map { "  \($0): \(Self.counted($1.map { "\($0.moment) \($0.action)" }))" }.joined(separator: "\n")
    }

    /// Each name with how often it stands there.
    static func counted(_ names: [String]) -> String {
        Dictionary(grouping: names) { $0 }.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.count)" }
            .joined(separator: ", ")
    }
}
