public import Classification

/// Why a message goes where it goes, why not elsewhere, and what would change that.
public struct Explanation: Sendable {
    /// `why.sentence` of the assignment.
    public let sentence: String
    /// The message.
    public let message: PlainMessage
    /// What was decided.
    public let outcome: Outcome
    /// The owning topic's score; 0 where none claims.
    public let score: Int
    /// The owning topic's threshold; 0 where none claims.
    public let threshold: Int
    /// All topics in their order.
    public let topics: [Topic]
    /// Rules that did not fire for want of one thing, though words of the message speak for them.
    public let nearlyFired: [NearlyFired]
    /// The best topic beside the owner, where any scored.
    public let runnerUp: RunnerUp?
    /// Changes of the message that lead to another decision, each tried with the classifier.
    public let changes: [Change]

    /// A topic's part in the decision.
    public struct Topic: Sendable {
        /// What became of it.
        public enum Role: String, Sendable { case owner, copy, none }

        /// Its name.
        public let name: String
        /// Its score.
        public let score: Int
        /// The score at which it claims.
        public let threshold: Int
        /// The score at which its department gets a copy; nil for never.
        public let copyThreshold: Int?
        /// What became of it.
        public let role: Role
        /// Its rules that fired, the ones with most effect first.
        public let rules: [Fired]
    }

    /// A rule and what it does where it fires.
    public struct Rule: Sendable {
        /// Its topic.
        public let topic: String
        /// Its id.
        public let id: String
        /// What it adds to its topic's score.
        public let score: Int
        /// The priority that it asks for.
        public let priority: Priority?
        /// The departments that get a copy.
        public let copyTo: [String]
    }

    /// A rule that fired.
    public struct Fired: Sendable {
        /// The rule.
        public let rule: Rule
        /// The words that it rests on.
        public let words: [Words]
        /// Of a rule that is a lexicon: what each of the words adds; else none.
        public let weights: [Int]
    }

    /// Words of the message.
    public struct Words: Sendable, Equatable {
        /// Where they stand, in Unicode code points of the field.
        public let place: Evidence
        /// The words.
        public let text: String
    }

    /// A rule that did not fire for want of one thing.
    public struct NearlyFired: Sendable {
        /// The rule.
        public let rule: Rule
        /// What was there for it.
        public let words: [Words]
        /// What was missing or in its way, in words.
        public let missing: String
    }

    /// The best topic beside the owner.
    public struct RunnerUp: Sendable {
        /// Its name.
        public let topic: String
        /// Its score.
        public let score: Int
        /// How many points more would make it own.
        public let pointsMissing: Int
        /// How many points more would get its department a copy; nil where it gets one, or never would.
        public let copyPointsMissing: Int?
    }

    /// A change of the message and what would be decided then.
    public struct Change: Sendable {
        /// The change, in words: `without “never came”`.
        public let change: String
        /// What would be decided.
        public let outcome: Outcome
    }
}
