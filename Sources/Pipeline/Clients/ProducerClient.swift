import Kafka

/// What a worker asks of its producer: one method for each call of librdkafka, so that a decorator of the same protocol can fail,
/// delay or lose any of them, and a model can stand in for Kafka. `Kafka.Producer` says what each does; it conforms as it
/// is, and a worker of it is specialised: nothing is dispatched for a message.
///
/// One thread owns it. It is destroyed, dropping what was not delivered, where its last reference goes: a worker replaces it by
/// another of the same transactional id, whose `initTransactions` fences it.
protocol ProducerClient: AnyObject {
    /// Which member of which generation read the offsets; the consumer's.
    associatedtype GroupMetadata: ~Copyable

    /// The Kafka topic of that name, for `produce`.
    func topic(_ name: String) throws(KafkaError) -> Producer.TopicID

    /// Registers the transactional id: fences older producers with it and ends what they left open.
    func initTransactions(timeoutMilliseconds: Int32) throws(KafkaError)
    /// Begins a transaction.
    func beginTransaction() throws(KafkaError)
    /// Enqueues a record; nil when it is enqueued, else why not.
    func produce(
        to topic: Producer.TopicID, key: UnsafeBufferPointer<UInt8>?, value: UnsafeBufferPointer<UInt8>?,
        headers: inout RecordHeaders
    ) -> KafkaErrorCode?
    /// Serves delivery reports and statistics.
    func poll(timeoutMilliseconds: Int32)
    /// Sends what waits and serves its reports. False when the time was over before.
    func flush(timeoutMilliseconds: Int32) -> Bool
    /// Drops what waits.
    func purge()
    /// Makes the group's offsets part of the transaction.
    func sendOffsets(
        _ offsets: borrowing TopicPartitionList, of group: borrowing GroupMetadata, timeoutMilliseconds: Int32
    ) throws(KafkaError)
    /// Commits. May take effect even where it fails.
    func commitTransaction(timeoutMilliseconds: Int32) throws(KafkaError)
    /// Aborts.
    func abortTransaction(timeoutMilliseconds: Int32) throws(KafkaError)

    /// The delivery reports since the last reset.
    var deliveries: DeliveryReports { get }
    /// Counts reports anew.
    func resetDeliveries()
    /// Records that are not delivered yet.
    var outQueueLength: Int { get }
    /// Requests that went wrong underneath.
    var requests: RequestCounters { get }
    /// The error that ended this producer; nil while it can go on.
    var fatalError: KafkaError? { get }
}

extension Producer: ProducerClient {
    func poll(timeoutMilliseconds: Int32) {
        let _: Int = poll(timeoutMilliseconds: timeoutMilliseconds)
    }

    func produce(
        to topic: TopicID, key: UnsafeBufferPointer<UInt8>?, value: UnsafeBufferPointer<UInt8>?,
        headers: inout RecordHeaders
    ) -> KafkaErrorCode? {
        produce(to: topic, key: key, value: value, headers: &headers, timestampMilliseconds: 0, tag: 0)
    }
}
