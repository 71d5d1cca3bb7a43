/// A rule book that stands in the folder and is not loaded.
public struct RejectedBook: Codable, Sendable, Equatable {
    /// What keeps it out.
    public enum State: String, Codable, Sendable {
        /// It waits for a confirmation.
        case held
        /// It has to be mended.
        case refused
    }

    /// Its hash.
    public var hash: String
    /// What keeps it out.
    public var state: State
    /// Why, a sentence each.
    public var reasons: [String]
    /// When it was judged: RFC 3339.
    public var since: String

    /// A book by its parts.
    public init(hash: String, state: State, reasons: [String], since: String) {
        self.hash = hash
        self.state = state
        self.reasons = reasons
        self.since = since
    }
}
