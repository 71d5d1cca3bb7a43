import Kafka

/// Exactly once: records and offsets in one Kafka transaction.
final class TransactionalDelivery: Delivery {
    private let producer: Producer
    private let consumer: Consumer
    /// Which generation of the group read the batch; taken at its first message, never later: fetched after a rebalance
    /// it would name the new generation, and a zombie would not be fenced.
    private var group: ConsumerGroupMetadata?
    private var offsets: TopicPartitionList?
    private var produced = 0
    private var requestsAtBegin: RequestCounters

    init(producer: Producer, consumer: Consumer) {
        self.producer = producer
        self.consumer = consumer
        requestsAtBegin = producer.requests
    }

    func begin() throws(KafkaError) {
        producer.resetDeliveries()
        requestsAtBegin = producer.requests
        group = consumer.groupMetadata()
        try producer.beginTransaction()
    }

    func prepare(offsets: consuming TopicPartitionList, produced: Int) {
        self.offsets = consume offsets
        self.produced = produced
    }

    func sendOffsets(timeoutMilliseconds: Int) throws(KafkaError) {
        // Both were set by `begin` and `prepare`; without them there is nothing that may be committed.
        guard let offsets = offsets.take(), let group = group.take() else {
            throw KafkaError(
                code: .wrongState, operation: "send offsets to transaction", message: "no open batch", isAbortable: true
            )
        }
        do throws(KafkaError) {
            try producer.sendOffsets(offsets, of: group, timeoutMilliseconds: Int32(clamping: timeoutMilliseconds))
            self.offsets = consume offsets
            self.group = consume group
        } catch {
            self.offsets = consume offsets
            self.group = consume group
            throw error
        }
    }

    func commit(timeoutMilliseconds: Int) throws(KafkaError) {
        // Flushing first tells a record that was refused, which would else only show as an aborted transaction.
        try producer.deliverAll(produced, timeoutMilliseconds: timeoutMilliseconds)
        try producer.commitTransaction(timeoutMilliseconds: Int32(clamping: timeoutMilliseconds))
    }

    func abort(timeoutMilliseconds: Int) throws(KafkaError) {
        try producer.abortTransaction(timeoutMilliseconds: Int32(clamping: timeoutMilliseconds))
    }

    var isInDoubt: Bool { producer.requests != requestsAtBegin }
}
