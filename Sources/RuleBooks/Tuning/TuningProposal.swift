/// Other weights for a rule book.
public struct TuningProposal: Sendable {
    /// The changes as a unified diff, to be read and given to `patch` or `git apply`; empty where there are none.
    public let patch: String
    /// How much changes.
    public let changes: Changes

    /// How much changes.
    public struct Changes: Sendable, Equatable {
        /// Scores of rules.
        public internal(set) var scores = 0
        /// Thresholds of topics.
        public internal(set) var thresholds = 0
        /// Words of lexicons with another weight.
        public internal(set) var weights = 0
        /// Words that would be added to lexicons.
        public internal(set) var added = 0
        /// Words that would be taken out, since they came to nothing.
        public internal(set) var removed = 0
    }
}
