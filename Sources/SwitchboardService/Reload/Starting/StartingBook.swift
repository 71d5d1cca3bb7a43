import AdminAPI
public import RuleBooks

/// The book that a start begins with, and what it leaves aside.
public struct StartingBook: Sendable {
    var running: RunningBook
    /// The folder's book, where it is not the one that runs.
    var rejected: RejectedBook?
    /// What the folder held.
    var considered: RuleBookSnapshot
    /// The hash of the folder's book that a rollback keeps out.
    var pinned: String?
    /// What was decided for all instances last.
    var order: StandingOrder?
    var history: [LoadedBook]

    /// The book.
    public var book: RuleBook { running.book }
}
