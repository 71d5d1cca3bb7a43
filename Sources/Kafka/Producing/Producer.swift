import CRdKafka

/// A producer, idempotent or transactional by its settings. One thread owns it: that thread alone makes every call, and
/// delivery reports arrive inside its polls. Its deinit drops what was not delivered; flush first.
public final class Producer {
    /// A Kafka topic of one producer, by its place in that producer's list. Producers that were given the same names in the same
    /// order number them alike.
    public struct TopicID: Hashable, Sendable {
        /// The place, from 0.
        public let index: Int
    }

    let client: Client
    /// Owned here and destroyed before the client, which is destroyed with the last property.
    private var topics: [OpaquePointer] = []
    private var topicNames: [String] = []
    /// The arguments of a produce call, kept between calls; their kinds never change.
    private let arguments = ProduceArguments()

    /// Makes a producer; no broker is contacted yet.
    public init(
        configuration: consuming ClientConfiguration, handlers: ClientEventHandlers = ClientEventHandlers()
    ) throws(KafkaError) {
        rd_kafka_conf_set_dr_msg_cb(configuration.handle, deliveryCallback)
        rd_kafka_conf_set_stats_cb(configuration.handle, statisticsCallback)
        client = try Client(RD_KAFKA_PRODUCER, configuration: configuration, events: ClientEvents(handlers: handlers))
    }

    deinit {
        // A transaction's error has a text that librdkafka frees before it joins its brokers' threads, and an answer "fenced" that
        // reaches one of them in between frees it again (2.0.2, `rd_kafka_txns_term`): no record's answer may still be on its way.
        purge()
        poll(timeoutMilliseconds: 0)
        for topic in topics { rd_kafka_topic_destroy(topic) }
    }

    /// The Kafka topic of that name, for `produce`. Asked again, it gives the same id. Whether it exists shows when a record
    /// is delivered, or by `metadata`.
    public func topic(_ name: String) throws(KafkaError) -> TopicID {
        if let index = topicNames.firstIndex(of: name) { return TopicID(index: index) }
        guard let topic = rd_kafka_topic_new(client.handle, name, nil) else {
            throw KafkaError(KafkaErrorCode(rd_kafka_last_error()) ?? .failed, operation: "use Kafka topic \(name)")
        }
        topics.append(topic)
        topicNames.append(name)
        return TopicID(index: topics.count - 1)
    }

    /// Enqueues a record; its partition follows from its key by the `partitioner` setting. All bytes are copied. Gives nil when
    /// it is enqueued (`headers` is then empty), else why not (`headers` is then unchanged): `queueFull`, serve `poll`
    /// and try again; `messageTooLarge`, the record never fits. A record that was not enqueued does not fail a
    /// transaction, so every answer counts.
    public func produce(
        to topic: TopicID, key: UnsafeBufferPointer<UInt8>?, value: UnsafeBufferPointer<UInt8>?,
        headers: inout RecordHeaders, timestampMilliseconds: Int64 = 0, tag: Int = 0
    ) -> KafkaErrorCode? {
        guard topic.index < topics.count else { return .unknownTopic }
        let count = arguments.fill(
            topic: topics[topic.index], key: key, value: value, headers: headers.handle,
            timestampMilliseconds: timestampMilliseconds, tag: tag)
        guard let error = rd_kafka_produceva(client.handle, arguments.start, count) else {
            headers.disown()
            return nil
        }
        defer { rd_kafka_error_destroy(error) }
        return KafkaErrorCode(rd_kafka_error_code(error))
    }

    /// Serves delivery reports, errors and statistics. Gives how many there were.
    @discardableResult
    public func poll(timeoutMilliseconds: Int32) -> Int {
        Int(rd_kafka_poll(client.handle, timeoutMilliseconds))
    }

    /// The delivery reports since the last reset.
    public var deliveries: DeliveryReports { client.events.deliveries }

    /// Counts anew.
    public func resetDeliveries() {
        client.events.deliveries = DeliveryReports()
    }

    /// Records that wait to be sent or acknowledged, and reports that wait to be served.
    public var outQueueLength: Int { Int(rd_kafka_outq_len(client.handle)) }

    /// Sends what waits and serves its reports. False when the time was over before.
    public func flush(timeoutMilliseconds: Int32) -> Bool {
        rd_kafka_flush(client.handle, timeoutMilliseconds) == RD_KAFKA_RESP_ERR_NO_ERROR
    }

    /// Drops what waits; each record still gets its report in a later poll.
    public func purge() {
        rd_kafka_purge(client.handle, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT)
    }

    /// Requests that went wrong underneath, by the newest statistics (`statistics.interval.ms`).
    public var requests: RequestCounters { client.events.requests }

    /// The error that ended this producer; nil while it can go on.
    public var fatalError: KafkaError? { Kafka.fatalError(of: client.handle) }
}
