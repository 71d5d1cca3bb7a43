import CRdKafka

/// An in-process Kafka on a loopback port: librdkafka's mock cluster with one broker, for trying out and for tests. It keeps
/// 5 MiB a partition, creates Kafka topics by `createTopic` alone, stores no offsets of transactions and hides neither
/// open nor aborted ones; a rebalance after the first takes the session's timeout less 1 s. Its calls may be made on any
/// one thread.
public final class EmbeddedBroker {
    private static let brokerID: Int32 = 1

    /// Makes the cluster's threads; it sends nothing itself.
    private let client: Client
    private let cluster: OpaquePointer

    /// Starts a broker on a free port of 127.0.0.1.
    public init(handlers: ClientEventHandlers = ClientEventHandlers()) throws(KafkaError) {
        let settings = ClientConfiguration()
        // Warnings and above: it would notice that this client is told of no broker.
        rd_kafka_conf_set(settings.handle, "log_level", "4", nil, 0)
        client = try Client(RD_KAFKA_PRODUCER, configuration: settings, events: ClientEvents(handlers: handlers))
        guard let cluster = rd_kafka_mock_cluster_new(client.handle, 1) else {
            throw KafkaError(.failed, operation: "start embedded broker")
        }
        self.cluster = cluster
    }

    deinit {
        rd_kafka_mock_cluster_destroy(cluster)
    }

    /// For `bootstrap.servers`.
    public var bootstrapServers: String { String(cString: rd_kafka_mock_cluster_bootstraps(cluster)) }

    /// Creates a Kafka topic.
    public func createTopic(_ name: String, partitions: Int) throws(KafkaError) {
        try KafkaError.check(
            rd_kafka_mock_topic_create(cluster, name, Int32(clamping: partitions), 1), "create Kafka topic \(name)")
    }

    /// Cuts all connections and takes none until `start`.
    public func stop() throws(KafkaError) {
        try KafkaError.check(rd_kafka_mock_broker_set_down(cluster, Self.brokerID), "stop embedded broker")
    }

    /// Takes connections again.
    public func start() throws(KafkaError) {
        try KafkaError.check(rd_kafka_mock_broker_set_up(cluster, Self.brokerID), "start embedded broker")
    }

    /// Answers every request that much later.
    public func setRoundTripTime(milliseconds: Int32) throws(KafkaError) {
        try KafkaError.check(
            rd_kafka_mock_broker_set_rtt(cluster, Self.brokerID, milliseconds), "slow embedded broker")
    }

    /// Answers the next requests of one kind with these errors, one each. `apiKey` is Kafka's, such as 0 for Produce.
    public func failNextRequests(apiKey: Int16, with errors: [KafkaErrorCode]) {
        let codes = errors.map { rd_kafka_resp_err_t(rawValue: $0.rawValue) }
        rd_kafka_mock_push_request_errors_array(cluster, apiKey, codes.count, codes)
    }

    /// Says this about a Kafka topic whenever it is asked; nil to stop.
    public func setError(_ error: KafkaErrorCode?, ofTopic name: String) {
        rd_kafka_mock_topic_set_error(cluster, name, rd_kafka_resp_err_t(rawValue: error?.rawValue ?? 0))
    }
}
