/// What became of a reload or a rollback: the truth, not that it was asked for.
public struct ReloadAnswer: Codable, Sendable, Equatable {
    /// How it ended.
    public enum Result: String, Codable, Sendable, CaseIterable {
        /// Another book decides from each worker's next batch on.
        case loaded
        /// The folder holds the book that decides already.
        case unchanged
        /// Held until somebody confirms it by its hash.
        case held
        /// Refused: it can't be confirmed, only mended.
        case refused
        /// A rollback holds until the folder's content changes.
        case pinned
        /// The folder kept changing while it was read.
        case unsettled
        /// It could not be judged: no broker answered, or the service is starting or stopping.
        case unavailable
    }

    /// How it ended.
    public var result: Result
    /// The hash of the book that was to be loaded; nil where there is none.
    public var candidate: String?
    /// The hash of the book that decides now; nil while the service starts.
    public var running: String?
    /// Why it was not loaded, a sentence each.
    public var reasons: [String]
    /// What else is worth knowing, a sentence each.
    public var notes: [String]
    /// How far it has come to the other instances, where it was decided for all: a confirmation or a rollback.
    public var order: OrderDelivery?
    /// What is different from the book before, where another was loaded or is held.
    public var changes: BookChanges?
    /// What it took, in milliseconds.
    public var durationMilliseconds: Int

    /// An answer by its parts.
    public init(
        _ result: Result, candidate: String? = nil, running: String? = nil, reasons: [String] = [],
        notes: [String] = [], order: OrderDelivery? = nil, changes: BookChanges? = nil, durationMilliseconds: Int = 0
    ) {
        self.result = result
        self.candidate = candidate
        self.running = running
        self.reasons = reasons
        self.notes = notes
        self.order = order
        self.changes = changes
        self.durationMilliseconds = durationMilliseconds
    }

    /// The names in JSON.
    public enum CodingKeys: String, CodingKey {
        case result, candidate, running, reasons, notes, order, changes
        case durationMilliseconds = "duration_ms"
    }
}
