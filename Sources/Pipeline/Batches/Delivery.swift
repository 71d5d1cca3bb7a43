import Kafka

/// How a batch becomes final in Kafka: one conformer a delivery mode, owned by one worker. Every call is bounded by
/// its timeout (milliseconds) and may be repeated with the same effect while its error is retriable.
protocol Delivery: AnyObject {
    /// Opens the batch, before its first record is produced.
    func begin() throws(KafkaError)
    /// Takes the offsets of the batch's inquiries (one past the last of each partition) and the number of records that
    /// were produced for them.
    func prepare(offsets: consuming TopicPartitionList, produced: Int)
    /// Hands the prepared offsets over, after the batch's last record was produced.
    func sendOffsets(timeoutMilliseconds: Int) throws(KafkaError)
    /// Makes the batch final.
    func commit(timeoutMilliseconds: Int) throws(KafkaError)
    /// Undoes the batch.
    func abort(timeoutMilliseconds: Int) throws(KafkaError)
    /// Whether a request of an ended batch may still be on its way to a broker, so that the producer has to be
    /// replaced before the next batch begins.
    var isInDoubt: Bool { get }
}

/// What became of a batch.
enum BatchOutcome {
    /// Final: its assignments are visible and its offsets moved.
    case committed
    /// Undone: to be read again from the committed offsets.
    case aborted(cause: KafkaError?)
    /// Unknown: the producer is to be replaced, and the committed offsets tell.
    case inDoubt(cause: KafkaError)
}
