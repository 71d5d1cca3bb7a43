import Kafka

/// What a worker asks of its consumer: one method for each call of librdkafka, so that a decorator of the same protocol can fail,
/// delay or lose any of them, and a model can stand in for Kafka. `Kafka.Consumer` says what each does; it conforms as it
/// is, and a worker of it is specialised: nothing is dispatched for a message.
///
/// One thread owns it. It is destroyed, without leaving the group, where its last reference goes.
protocol ConsumerClient: AnyObject {
    /// What a poll gives.
    associatedtype Message: ConsumedRecord & ~Copyable
    /// Which member of which generation of the group it is.
    associatedtype GroupMetadata: ~Copyable

    /// Joins the group for these Kafka topics.
    func subscribe(_ topics: [String]) throws(KafkaError)
    /// Gives all partitions back.
    func unsubscribe() throws(KafkaError)

    /// The next message or error; nil when the time is over or a rebalance waits to be taken.
    func poll(timeoutMilliseconds: Int32) -> Message?
    /// The rebalance that ended the last poll, to be answered with `assign` or `unassign`.
    func takeRebalance() -> Rebalance?
    /// Reads from these partitions and offsets, in place of any before.
    func assign(_ partitions: borrowing TopicPartitionList) throws(KafkaError)
    /// Reads from no partition.
    func unassign() throws(KafkaError)
    /// The group's generation, for the offsets of a transaction.
    func groupMetadata() -> GroupMetadata?

    /// The group's committed offsets, stable: behind every transaction that holds some.
    func committed(
        _ partitions: borrowing TopicPartitionList, timeoutMilliseconds: Int32
    ) throws(KafkaError) -> TopicPartitionList
    /// The first and the next offset of a partition.
    func watermarks(topic: String, partition: Int32, timeoutMilliseconds: Int32) throws(KafkaError) -> Watermarks
    /// Marks offsets as ready to be committed (at least once).
    func storeOffsets(_ offsets: borrowing TopicPartitionList) throws(KafkaError)
    /// Commits what was stored (at least once).
    func commitStoredOffsets(waiting: Bool) throws(KafkaError)

    /// Returns once a broker has answered.
    func reachBroker(timeoutMilliseconds: Int32) throws(KafkaError)
    /// Starts to leave the group; polls go on until `isClosed`.
    func beginClose() throws(KafkaError)
    /// Whether a close has come to its end.
    var isClosed: Bool { get }
    /// The error that ended this consumer; nil while it can go on.
    var fatalError: KafkaError? { get }
}

extension Consumer: ConsumerClient {
    func reachBroker(timeoutMilliseconds: Int32) throws(KafkaError) {
        _ = try metadata(topic: nil, timeoutMilliseconds: timeoutMilliseconds)
    }
}
