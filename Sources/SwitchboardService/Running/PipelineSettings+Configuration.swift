import Configuration
import Inquiries
import Pipeline

extension PipelineSettings {
    /// What a configuration says to the pipeline. `limits` is what each output Kafka topic takes.
    init(_ configuration: ServiceConfiguration, limits: KafkaTopicLimits) {
        let readers = configuration.inputs.inputs.map { InquiryReader(input: $0.definition) }
        let inputs = configuration.inputs
        // A Kafka topic that we were subscribed to is one of an input's; should a pattern mean something else to
        // librdkafka than to us, its records are still read, by our own shape.
        let standard = InquiryReader(input: InputDefinition(name: "unnamed"))
        self.init(
            instance: configuration.instance.name, instanceIsNamed: configuration.instance.isNamed,
            workers: configuration.workers,
            delivery: configuration.delivery == .exactlyOnce ? .exactlyOnce : .atLeastOnce,
            group: configuration.kafka.group, subscriptions: configuration.inputs.subscription,
            consumerSettings: Self.settings(configuration, for: .consumer),
            producerSettings: Self.settings(configuration, for: .producer),
            batch: BatchLimits(configuration.transaction), timeouts: PipelineTimeouts(configuration.timeouts),
            memory: WorkerMemory(configuration), decisionsKafkaTopic: configuration.kafkaTopics.decisions,
            deadLetterKafkaTopic: configuration.kafkaTopics.deadLetter, outputLimits: limits,
            reader: { name in inputs.index(ofKafkaTopic: name).map { readers[$0] } ?? standard })
    }

    private static func settings(
        _ configuration: ServiceConfiguration, for client: KafkaConfiguration.Client
    ) -> [LibrarySetting] {
        configuration.kafka.settings(for: client).map { LibrarySetting($0.name, $0.value) }
    }
}

extension BatchLimits {
    fileprivate init(_ transaction: ServiceConfiguration.Transaction) {
        self.init()
        messagesMax = transaction.messages
        durationMilliseconds = transaction.duration.milliseconds
        idleMilliseconds = transaction.idle.milliseconds
    }
}

extension PipelineTimeouts {
    fileprivate init(_ timeouts: ServiceConfiguration.Timeouts) {
        self.init()
        session = timeouts.session.milliseconds
        transaction = timeouts.transaction.milliseconds
    }
}

extension WorkerMemory {
    fileprivate init(_ configuration: ServiceConfiguration) {
        let share = configuration.limits.memory(perWorkerOf: configuration.workers)
        self.init(fetchKiB: share.fetchKiB, produceKiB: share.produceKiB)
    }
}

extension Duration {
    /// Whole milliseconds; what is below is cut.
    var milliseconds: Int {
        let (seconds, attoseconds) = components
        return Int(clamping: seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000)
    }
}
