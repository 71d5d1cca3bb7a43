public import Classification
public import Diagnostics

/// A test that stands in a rule file: a message and what the book must decide about it.
public struct RuleTest: Sendable {
    /// What must come out; nil and empty for whatever comes.
    public struct Expectation: Sendable {
        /// The owning topic, `RuleBook.noTopic` for none.
        public var topic: String?
        /// Exactly the departments that get a copy.
        public var copies: DepartmentSet?
        /// The priority.
        public var priority: Priority?
        /// Rules that must fire, of the topic in whose file the test stands.
        public var fired: [RuleID] = []
        /// Rules that must not fire.
        public var notFired: [RuleID] = []
    }

    /// The topic in whose file it stands.
    public let topic: TopicID
    /// The message.
    public let message: PlainMessage
    /// What must come out.
    public let expectation: Expectation
    /// The file it stands in, as the user named it.
    public let file: String
    /// Where its text stands.
    public let position: SourcePosition
    /// How many characters of the text stand on that line.
    public let length: Int
}
