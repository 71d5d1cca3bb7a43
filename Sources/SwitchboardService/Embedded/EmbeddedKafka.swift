public import Configuration
import Kafka
public import RuleBooks

/// The in-process Kafka of `demo` and `run --embedded-broker`, with the Kafka topics that a configuration needs. For
/// trying out: it keeps 5 MiB a partition, forgets offsets of transactions, and lives as long as this value.
public final class EmbeddedKafka: @unchecked Sendable {
    // Unchecked: made and kept by one task, and never called after `init`.
    private let broker: EmbeddedBroker
    /// For clients on this machine.
    public let bootstrapServers: String

    /// Starts a broker on a free loopback port and creates the Kafka topics of the configuration and the rule book, with
    /// one of each channel where inputs are named by a pattern.
    ///
    /// - Throws: `KafkaError` where the broker can't be started.
    public init(for configuration: ServiceConfiguration, book: RuleBook) throws {
        broker = try EmbeddedBroker()
        bootstrapServers = broker.bootstrapServers
        let plan = TopicPlan(configuration: configuration, ruleBook: book)
        for topic in plan.required + plan.channelInputs {
            try broker.createTopic(topic.name, partitions: topic.role.isForInstances ? 1 : Self.partitions)
        }
    }

    /// The configuration with this broker in place of its own. One worker: the embedded broker can't carry a group's
    /// offsets from one member to the next.
    public func configuration(_ configuration: ServiceConfiguration) -> ServiceConfiguration {
        var embedded = configuration
        embedded.kafka.bootstrapServers = bootstrapServers
        embedded.kafka.tls = nil
        embedded.kafka.sasl = nil
        embedded.workers = 1
        embedded.instance.isNamed = false
        return embedded
    }

    private static let partitions = 2
}
