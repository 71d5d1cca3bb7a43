/// The buffers of one worker's clients, in KiB. The configuration divides the process's budget by its workers.
public struct WorkerMemory: Sendable {
    /// Fetched and not yet read.
    public var fetchKiB: Int
    /// Produced and not yet delivered.
    public var produceKiB: Int

    /// A worker's buffers; the defaults hold a batch of usual inquiries.
    public init(fetchKiB: Int = 8 << 10, produceKiB: Int = 32 << 10) {
        self.fetchKiB = fetchKiB
        self.produceKiB = produceKiB
    }
}
