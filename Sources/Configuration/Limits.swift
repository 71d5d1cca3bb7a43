/// Sizes in bytes.
public struct Limits: Sendable {
    /// The largest value of a record that is read.
    public var inputBytes: Int
    /// The largest value that is published. Kafka's default for a batch is 1,048,588 bytes; the default here leaves room for key,
    /// headers and framing.
    public var outputBytes: Int
    /// What all workers' queues hold at most.
    public var memory: Int

    /// Sizes by their parts.
    public init(inputBytes: Int, outputBytes: Int, memory: Int) {
        self.inputBytes = inputBytes
        self.outputBytes = outputBytes
        self.memory = memory
    }

    /// One worker's share of the memory, in the units of librdkafka's settings.
    public struct WorkerMemory: Sendable, Equatable {
        /// `queued.max.messages.kbytes` of the consumer.
        public var fetchKiB: Int
        /// `queue.buffering.max.kbytes` of the producer.
        public var produceKiB: Int

        /// A share by its parts.
        public init(fetchKiB: Int, produceKiB: Int) {
            self.fetchKiB = fetchKiB
            self.produceKiB = produceKiB
        }
    }

    /// A fifth of the share is for what was fetched and not yet read; four fifths for what was produced and not yet delivered, since
    /// an inquiry becomes an assignment that holds it, its copies and a decision record.
    public func memory(perWorkerOf workers: Int) -> WorkerMemory {
        let share = memory / max(workers, 1) / 1024
        return WorkerMemory(fetchKiB: share / 5, produceKiB: share - share / 5)
    }
}
