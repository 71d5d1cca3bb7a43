/// When a batch ends: at these limits, or before them as soon as all that was fetched is read. So little input makes small
/// batches that are committed soon, and much input large ones: while a batch is committed, the next one's input gathers.
/// The transaction, not the message, is the unit of cost.
public struct BatchLimits: Sendable {
    /// After so many inquiries.
    public var messagesMax = 20_000
    /// So long after its first inquiry, in milliseconds.
    public var durationMilliseconds = 100
    /// How long nothing is read after a batch that ended for want of input, in milliseconds. The broker answers a commit before
    /// its markers are written; librdkafka sends a transaction's first partitions a millisecond after its first record, and where the
    /// markers are not written by then it asks again 20 ms later, whatever its settings say (2.0.2,
    /// `rd_kafka_txn_handle_AddPartitionsToTxn`).
    public var idleMilliseconds = 2

    /// The defaults: 20,000 messages, 100 ms, 2 ms.
    public init() {}
}
