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
        rows += CountsTable.rows(status)
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

    private static func duration(_ seconds: Int) -> String {
        let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600 % 24, seconds / 60 % 60)
        if days > 0 { return "\(days) d \(hours) h" }
        if hours > 0 { return "\(hours) h \(minutes) min" }
        return minutes > 0 ? "\(minutes) min" : "\(seconds) s"
    }
}
