import AdminAPI

/// A status for people.
enum StatusPage {
    static func text(_ status: ServiceStatus) -> String {
        var rows = [
            ["state", "\(status.state.rawValue), for \(duration(status.uptimeSeconds)) since the start"],
            ["instance", "\(status.instance), version \(status.version)"],
            ["rule book", status.ruleBook.hash],
            ["", "\(source(status.ruleBook.source)); \(loaded(status.ruleBook))"],
        ]
        if let rejected = status.rejected {
            rows.append([rejected.state.rawValue, "\(rejected.hash), since \(rejected.since)"])
            rows += rejected.reasons.map { ["", $0] }
        }
        if let pinned = status.pinned { rows.append(["kept out", "\(pinned), by a rollback"]) }
        let counts = status.counts
        rows.append(["inquiries", "\(counts.inquiries)\(words(counts.priorities))"])
        rows.append(["owned", words(counts.owned, isAlone: true)])
        if !counts.copies.isEmpty { rows.append(["copies", words(counts.copies, isAlone: true)]) }
        if !counts.deadLetters.isEmpty {
            rows.append(
                [
                    "dead letters",
                    "\(words(counts.deadLetters, isAlone: true)); \(counts.urgentDeadLetters) of them urgent",
                ])
        }
        if counts.offsetsLost > 0 {
            rows.append(["lost", "\(counts.offsetsLost) offsets, deleted before they were read"])
        }
        for (index, book) in status.history.enumerated() {
            rows.append([index == 0 ? "history" : "", "\(book.hash.prefix(12))  \(loaded(book))"])
        }
        return TextTable.text(rows)
    }

    private static func source(_ source: LoadedBook.Source) -> String {
        switch source {
        case .files: "from the rules folder"
        case .saved: "SAVED: the folder's is not loaded"
        case .shared: "SAVED, by another instance: the folder's is not loaded"
        case .pinned: "ROLLED BACK: the folder's is kept out"
        }
    }

    private static func loaded(_ book: LoadedBook) -> String {
        let changes = book.changes.map { ": \($0.words)" } ?? ""
        return "loaded \(book.loadedAt) by \(book.by)\(changes)"
    }

    /// `transportation 9, safety 2`: the most first.
    private static func words(_ counts: [String: Int], isAlone: Bool = false) -> String {
        let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        let list = sorted.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
        if isAlone { return list.isEmpty ? "none" : list }
        return list.isEmpty ? "" : ": \(list)"
    }

    private static func duration(_ seconds: Int) -> String {
        let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60)
        if days > 0 { return "\(days) d \(hours) h" }
        if hours > 0 { return "\(hours) h \(minutes) min" }
        return minutes > 0 ? "\(minutes) min" : "\(seconds) s"
    }
}
