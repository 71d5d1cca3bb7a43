/// What is wrong with one Kafka topic, and what to do about it.
public struct TopicProblem: Sendable, Hashable {
    /// The kind of problem; the raw value is the word in JSON output.
    public enum Kind: String, Sendable {
        /// It does not exist.
        case missing
        /// The principal may not see it.
        case forbidden
        /// A partition has no leader, so that nothing can be read or written there.
        case leaderless
        /// It takes smaller records than Switchboard can write.
        case limitTooSmall = "limit_too_small"
        /// It is not compacted, and so either grows for ever or forgets what must be kept.
        case notCompacted = "not_compacted"
        /// The broker answered with another error.
        case unusable
        /// An input would read what Switchboard writes.
        case readAgain = "read_again"
        /// Two kinds of records would be written to it.
        case shared
        /// The broker did not create it.
        case notCreated = "not_created"
    }

    /// The kind.
    public let kind: Kind
    /// The Kafka topic.
    public let topic: PlannedTopic
    /// What is wrong and what to do, in one sentence without a full stop.
    public let sentence: String

    init(_ kind: Kind, _ topic: PlannedTopic, _ sentence: String) {
        self.kind = kind
        self.topic = topic
        self.sentence = sentence
    }
}

extension TopicProblem: CustomStringConvertible {
    /// The sentence.
    public var description: String { sentence }
}
