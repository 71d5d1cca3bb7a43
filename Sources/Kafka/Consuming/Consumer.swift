import CRdKafka

/// A member of a consumer group. One thread owns it: that thread alone makes every call, and every event arrives inside its
/// polls. Its deinit frees it at once without leaving the group; close it first (`beginClose`) so that the others need
/// not wait for the session to end.
///
/// Rebalances are eager: with a cooperative assignor `assign` and `unassign` would be wrong.
public final class Consumer {
    let client: Client
    /// Where the events of a close arrive; polled through the consumer's own queue, which is forwarded to it.
    private var closeQueue: OpaquePointer?

    /// Makes a consumer; no broker is contacted yet.
    public init(
        configuration: consuming ClientConfiguration, handlers: ClientEventHandlers = ClientEventHandlers()
    ) throws(KafkaError) {
        rd_kafka_conf_set_rebalance_cb(configuration.handle, rebalanceCallback)
        client = try Client(RD_KAFKA_CONSUMER, configuration: configuration, events: ClientEvents(handlers: handlers))
        // One queue for messages, rebalances, errors and statistics.
        rd_kafka_poll_set_consumer(client.handle)
    }

    deinit {
        if let closeQueue { rd_kafka_queue_destroy(closeQueue) }
    }

    /// Joins the group for these Kafka topics; a name that starts with `^` is a POSIX regular expression. A Kafka topic that
    /// appears later is found with the next metadata refresh (`topic.metadata.refresh.interval.ms`).
    public func subscribe(_ topics: [String]) throws(KafkaError) {
        var list = TopicPartitionList(capacity: topics.count)
        for topic in topics { list.add(topic: topic, partition: RD_KAFKA_PARTITION_UA) }
        try KafkaError.check(rd_kafka_subscribe(client.handle, list.list), "subscribe")
    }

    /// Gives all partitions back: a rebalance follows, then the group is left.
    public func unsubscribe() throws(KafkaError) {
        try KafkaError.check(rd_kafka_unsubscribe(client.handle), "unsubscribe")
    }

    /// The next message or error; nil when the time is over or a rebalance waits to be taken. As long as one waits, every
    /// poll gives nil at once.
    public func poll(timeoutMilliseconds: Int32) -> ConsumedMessage? {
        guard client.events.rebalance == nil else { return nil }
        guard let message = rd_kafka_consumer_poll(client.handle, timeoutMilliseconds) else { return nil }
        let consumed = ConsumedMessage(owning: message)
        // librdkafka ends a poll whose callback yielded without a message (rd_kafka_consume0). Should one ever come with
        // the rebalance, it belongs to the assignment that ends: its next owner reads it from the committed offset.
        guard client.events.rebalance == nil else { return nil }
        return consumed
    }

    /// Whether a rebalance waits to be taken.
    public var hasRebalance: Bool { client.events.rebalance != nil }

    /// The rebalance that ended the last poll. Answer with `assign` or `unassign` before the next poll.
    public func takeRebalance() -> Rebalance? {
        client.events.rebalance.take()
    }

    /// Reads from these partitions, each from its offset, in place of any before. What was fetched earlier is dropped, so
    /// assigning the same partitions again with other offsets is a rewind.
    public func assign(_ partitions: borrowing TopicPartitionList) throws(KafkaError) {
        try KafkaError.check(rd_kafka_assign(client.handle, partitions.list), "assign")
    }

    /// Reads from no partition.
    public func unassign() throws(KafkaError) {
        try KafkaError.check(rd_kafka_assign(client.handle, nil), "unassign")
    }

    /// The partitions that are read from.
    public func assignment() throws(KafkaError) -> TopicPartitionList {
        var list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?
        try KafkaError.check(rd_kafka_assignment(client.handle, &list), "read assignment")
        guard let list else { return TopicPartitionList() }
        return TopicPartitionList(owning: list)
    }

    /// Whether the partitions were lost: nothing of them may be committed any more.
    public var assignmentWasLost: Bool { rd_kafka_assignment_lost(client.handle) != 0 }

    /// Which member of which generation this is; nil without a group.
    public func groupMetadata() -> ConsumerGroupMetadata? {
        rd_kafka_consumer_group_metadata(client.handle).map { ConsumerGroupMetadata(owning: $0) }
    }

    /// The member's id, as the group's coordinator gave it; nil before the first join.
    public var memberID: String? {
        guard let id = rd_kafka_memberid(client.handle) else { return nil }
        defer { rd_kafka_mem_free(client.handle, id) }
        let text = String(cString: id)
        return text.isEmpty ? nil : text
    }

    /// Stops the fetching of these partitions; polls go on.
    public func pause(_ partitions: borrowing TopicPartitionList) throws(KafkaError) {
        try KafkaError.check(rd_kafka_pause_partitions(client.handle, partitions.list), "pause")
    }

    /// Fetches these partitions again.
    public func resume(_ partitions: borrowing TopicPartitionList) throws(KafkaError) {
        try KafkaError.check(rd_kafka_resume_partitions(client.handle, partitions.list), "resume")
    }

    /// Starts to leave the group. Go on polling, taking and answering rebalances, until `isClosed` or until your own limit
    /// of time: with no broker in reach it may take arbitrarily long. A member with a `group.instance.id` does not leave.
    public func beginClose() throws(KafkaError) {
        guard closeQueue == nil else { return }
        // A queue of its own: the consumer's own queue can't be forwarded to itself.
        closeQueue = rd_kafka_queue_new(client.handle)
        try KafkaError.check(rd_kafka_consumer_close_queue(client.handle, closeQueue), "close consumer")
    }

    /// Whether a close has come to its end.
    public var isClosed: Bool { rd_kafka_consumer_closed(client.handle) != 0 }

    /// The error that ended this consumer, such as a second member with its `group.instance.id`; nil while it can go on.
    public var fatalError: KafkaError? { Kafka.fatalError(of: client.handle) }
}
