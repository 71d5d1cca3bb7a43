import Kafka

/// At least once: offsets are stored only after every record of the batch was delivered. A crash, or a batch that was
/// undone, repeats what was delivered of that batch.
final class AtLeastOnceDelivery<Consumer: ConsumerClient, Producer: ProducerClient>: Delivery {
    private let producer: Producer
    private let consumer: Consumer
    private var offsets: TopicPartitionList?
    private var produced = 0

    init(producer: Producer, consumer: Consumer) {
        self.producer = producer
        self.consumer = consumer
    }

    func begin() throws(KafkaError) { producer.resetDeliveries() }

    func prepare(offsets: consuming TopicPartitionList, produced: Int) {
        self.offsets = consume offsets
        self.produced = produced
    }

    func sendOffsets(timeoutMilliseconds: Int) throws(KafkaError) {
        try producer.deliverAll(produced, timeoutMilliseconds: timeoutMilliseconds)
    }

    func commit(timeoutMilliseconds: Int) throws(KafkaError) {
        guard let offsets = offsets.take() else { return }
        do throws(KafkaError) {
            try consumer.storeOffsets(offsets)
            // Without waiting: a commit that is lost repeats inquiries, and the next one covers it.
            try consumer.commitStoredOffsets(waiting: false)
        } catch {
            // The partitions are no longer ours: their next owner reads from the last commit.
            throw KafkaError(
                code: error.code, operation: error.operation, message: error.message, isAbortable: true)
        }
    }

    func abort(timeoutMilliseconds: Int) throws(KafkaError) {
        producer.purge()
        guard producer.flush(timeoutMilliseconds: Int32(clamping: timeoutMilliseconds)) else {
            throw KafkaError(
                code: .timedOut, operation: "purge", message: "records are still under way", isRetriable: true)
        }
    }

    var isInDoubt: Bool { false }
}
