import AdminAPI

/// What outlives the process beside the books themselves: one JSON object in `rule-books.json`.
struct StoredState: Codable, Equatable {
    /// The rules folder that the books came from. Those of another folder are nobody's last good ones.
    var rules: String
    /// The hash of the book that runs.
    var running: String
    /// The hash of the folder's book that a rollback keeps out.
    var pinned: String?
    /// What was decided for all instances last.
    var order: StandingOrder?
    /// The books that were loaded, the oldest first.
    var history: [LoadedBook]
}
