public import Inquiries

/// Everything the pipeline needs to know, resolved from the configuration before it starts.
public struct PipelineSettings: Sendable {
    /// What every transactional id begins with, before the instance and the worker.
    public static let transactionalIDPrefix = "switchboard-"

    /// The instance's name: part of its transactional ids and, where it was named, of its group instance ids.
    public var instance: String
    /// Whether somebody named the instance. A named one is a static member of the group.
    public var instanceIsNamed: Bool
    /// How many workers, each with its own consumer and producer.
    public var workers: Int
    /// What is promised when something fails.
    public var delivery: DeliveryMode
    /// The consumer group.
    public var group: String
    /// Kafka topics and patterns (beginning with `^`) to subscribe to.
    public var subscriptions: [String]
    /// librdkafka settings of the operator for consumers: where the brokers are and how to speak to them.
    public var consumerSettings: [LibrarySetting]
    /// The same for producers.
    public var producerSettings: [LibrarySetting]
    /// When a batch ends.
    public var batch: BatchLimits
    /// How long the group and the broker wait for us.
    public var timeouts: PipelineTimeouts
    /// The buffers of one worker.
    public var memory: WorkerMemory
    /// The Kafka topic of decision records.
    public var decisionsKafkaTopic: String
    /// The Kafka topic of dead letters.
    public var deadLetterKafkaTopic: String
    /// The largest record each Kafka topic takes.
    public var outputLimits: KafkaTopicLimits
    /// The reader for a Kafka topic's records, asked once a partition.
    public var reader: @Sendable (_ kafkaTopic: String) -> InquiryReader

    /// Settings by their parts; what has a default is the contract's.
    public init(
        instance: String, instanceIsNamed: Bool, workers: Int, delivery: DeliveryMode = .exactlyOnce,
        group: String = "switchboard", subscriptions: [String], consumerSettings: [LibrarySetting],
        producerSettings: [LibrarySetting],
        batch: BatchLimits = BatchLimits(), timeouts: PipelineTimeouts = PipelineTimeouts(),
        memory: WorkerMemory = WorkerMemory(), decisionsKafkaTopic: String = "switchboard.decisions",
        deadLetterKafkaTopic: String = "switchboard.dead-letter", outputLimits: KafkaTopicLimits = KafkaTopicLimits(),
        reader: @escaping @Sendable (_ kafkaTopic: String) -> InquiryReader
    ) {
        self.instance = instance
        self.instanceIsNamed = instanceIsNamed
        self.workers = workers
        self.delivery = delivery
        self.group = group
        self.subscriptions = subscriptions
        self.consumerSettings = consumerSettings
        self.producerSettings = producerSettings
        self.batch = batch
        self.timeouts = timeouts
        self.memory = memory
        self.decisionsKafkaTopic = decisionsKafkaTopic
        self.deadLetterKafkaTopic = deadLetterKafkaTopic
        self.outputLimits = outputLimits
        self.reader = reader
    }
}

/// What is promised when something fails.
public enum DeliveryMode: Sendable {
    /// Consume, decide, publish and commit in one Kafka transaction.
    case exactlyOnce
    /// Offsets are committed only after delivery; a crash repeats at most one batch.
    case atLeastOnce
}

/// A librdkafka setting by its name there.
public struct LibrarySetting: Sendable, Equatable {
    /// The name.
    public var name: String
    /// The value.
    public var value: String

    /// A setting.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }
}
