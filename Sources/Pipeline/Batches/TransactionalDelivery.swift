import Kafka

/// Exactly once: records and offsets in one Kafka transaction.
final class TransactionalDelivery<Consumer: ConsumerClient, Producer: ProducerClient>: Delivery
where Producer.GroupMetadata == Consumer.GroupMetadata {
    private let producer: Producer
    private let consumer: Consumer
    /// Which generation of the group read the batch; taken at its first message, never later: fetched after a rebalance
    /// it would name the new generation, and a zombie would not be fenced.
    private var group: Consumer.GroupMetadata?
    private var offsets: TopicPartitionList?
    private var produced = 0
    private let requestsAtStart: RequestCounters

    init(producer: Producer, consumer: Consumer) {
        self.producer = producer
        self.consumer = consumer
        requestsAtStart = producer.requests
    }

    #if MUTANTS
        var cache: GroupCache<Consumer.GroupMetadata>?

        deinit { cache?.value = group.take() }
    #endif

    func begin() throws(KafkaError) {
        producer.resetDeliveries()
        #if MUTANTS
            if !Mutant.isOn(.cachedGroupMetadata) {
                group = consumer.groupMetadata()
            } else if group == nil {
                group = cache?.value.take() ?? consumer.groupMetadata()
            }
        #else
            group = consumer.groupMetadata()
        #endif
        try producer.beginTransaction()
    }

    func prepare(offsets: consuming TopicPartitionList, produced: Int) {
        self.offsets = consume offsets
        self.produced = produced
    }

    func sendOffsets(timeoutMilliseconds: Int) throws(KafkaError) {
        #if MUTANTS
            if Mutant.isOn(.offsetsOutsideTransaction) { return }
            if Mutant.isOn(.metadataAfterRebalance) { group = consumer.groupMetadata() }
        #endif
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
        #if MUTANTS
            if Mutant.isOn(.offsetsOutsideTransaction), let offsets = offsets.take() {
                try consumer.storeOffsets(offsets)
                try consumer.commitStoredOffsets(waiting: true)
            }
        #endif
    }

    func abort(timeoutMilliseconds: Int) throws(KafkaError) {
        try producer.abortTransaction(timeoutMilliseconds: Int32(clamping: timeoutMilliseconds))
    }

    /// Compared with the producer's start, not the batch's: the counts come once a second, when the batch that they
    /// belong to may be over. So trouble while the transactions were initialised (a coordinator that was just loading) may
    /// show only now and have the producer replaced once more; the other way round, real doubt would be missed.
    var isInDoubt: Bool {
        #if MUTANTS
            if Mutant.isOn(.producerNotReplaced) { return false }
        #endif
        return producer.requests != requestsAtStart
    }
}
