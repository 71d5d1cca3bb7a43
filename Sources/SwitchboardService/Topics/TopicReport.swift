public import Pipeline

/// What a broker says about the Kafka topics of a plan.
public struct TopicReport: Sendable {
    /// What is wrong, in the order of the plan; empty where the service can run.
    public var problems: [TopicProblem] = []
    /// What is worth knowing and refuses nothing, in sentences without a full stop.
    public var notes: [String] = []
    /// The largest record each output takes, as far as its `max.message.bytes` may be read.
    public var limits: KafkaTopicLimits
    /// The partitions of the Kafka topics that are there, by name.
    public var partitions: [String: Int] = [:]
    /// `max.message.bytes` of the outputs whose settings may be read, by name.
    public var maxMessageBytes: [String: Int] = [:]

    init(limits: KafkaTopicLimits) { self.limits = limits }

    /// What keeps inquiries from being routed.
    public var obstacles: [TopicProblem] { problems.filter { !$0.topic.role.isForInstances } }
    /// What keeps instances from hearing of each other.
    public var troublesOfTheFleet: [TopicProblem] { problems.filter(\.topic.role.isForInstances) }
    /// The Kafka topics that do not exist.
    public var missing: [PlannedTopic] { problems.filter { $0.kind == .missing }.map(\.topic) }
}
