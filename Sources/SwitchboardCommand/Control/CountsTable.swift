import AdminAPI
import Foundation

/// What a status says of inquiries: what waits, what came lately and since the start.
enum CountsTable {
    static func rows(_ status: ServiceStatus) -> [[String]] {
        var rows = status.backlog.map { waiting($0) } ?? []
        if let recent = status.recent {
            rows += counts(recent.counts, "last \(minutes(recent.seconds))")
        }
        rows += counts(status.counts, "since the start")
        return rows
    }

    private static func waiting(_ backlog: Backlog) -> [[String]] {
        var rows: [[String]] = []
        if let lag = backlog.lag {
            let oldest = backlog.oldestUnreadAt.map { ", the oldest \(age($0)) old" } ?? ""
            rows.append(["unread", "\(lag)\(oldest) (the whole group, \(age(backlog.at)) ago)"])
        }
        if let letters = backlog.deadLetters, letters.count > 0 {
            var text = (letters.isExact ? "" : "at most ") + "\(letters.count) in Kafka"
            if let newest = letters.newestAt { text += ", the newest \(age(newest)) old" }
            if let oldest = letters.oldestAt { text += ", the oldest \(age(oldest)) old" }
            rows.append(["dead letters", text])
        }
        return rows
    }

    private static func counts(_ counts: ServiceCounts, _ title: String) -> [[String]] {
        var rows = [
            [title, "\(counts.inquiries) inquiries\(counts.inquiries == 0 ? "" : ": " + words(counts.priorities))"]
        ]
        func add(_ name: String, _ values: [String: Int], _ countMax: Int = .max) {
            if !values.isEmpty { rows.append(["  \(name)", words(values, countMax)]) }
        }
        add("owned", counts.owned)
        add("copies", counts.copies)
        add("channels", counts.channels)
        add("rules", counts.rules, rulesShown)
        if !counts.deadLetters.isEmpty {
            rows.append(["  dead letters", "\(words(counts.deadLetters)); \(counts.urgentDeadLetters) of them urgent"])
        }
        if counts.offsetsLost > 0 {
            rows.append(["  lost", "\(counts.offsetsLost) offsets, deleted before they were read"])
        }
        return rows
    }

    /// As many as are read at a glance; the JSON has all.
    private static let rulesShown = 12

    /// `transportation 9, safety 2`: the most first.
    private static func words(_ counts: [String: Int], _ countMax: Int = .max) -> String {
        let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let shown = sorted.prefix(countMax).map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        return shown + (sorted.count > countMax ? " and \(sorted.count - countMax) others" : "")
    }

    private static func minutes(_ seconds: Int) -> String { seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min" }

    /// How long a time is past: `42 s`, `3 min`, `2 h`, `5 d`.
    private static func age(_ time: String) -> String {
        let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        guard let date = try? style.parse(time) else { return "?" }
        let seconds = max(0, Int(Date().timeIntervalSince(date)))
        switch seconds {
        case ..<60: return "\(seconds) s"
        case ..<3_600: return "\(seconds / 60) min"
        case ..<86_400: return "\(seconds / 3_600) h"
        default: return "\(seconds / 86_400) d"
        }
    }
}
