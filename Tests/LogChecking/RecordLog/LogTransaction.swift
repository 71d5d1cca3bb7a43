/// A transaction as one partition shows it: a producer's data batches up to the next marker of that producer. Whatever
/// a reader's filter makes of it, this is what the broker's log says.
public struct LogTransaction: Hashable, Sendable {
    /// How and where it ended.
    public struct End: Hashable, Sendable {
        /// Committed or aborted.
        public let marker: RecordBatch.Marker
        /// The marker's offset.
        public let offset: Int64
        /// The marker's epoch: one above the batches' where the coordinator aborted.
        public let producerEpoch: Int16
    }

    /// Who wrote it.
    public let producerID: Int64
    /// The epochs of its batches. More than one: an earlier transaction was left without its marker and ended
    /// with a later one's.
    public internal(set) var producerEpochs: Set<Int16> = []
    /// The offsets of its batches.
    public internal(set) var offsets: [ClosedRange<Int64>] = []
    /// Nil while it is open.
    public internal(set) var end: End?

    /// Whether its records are visible to readers of committed records.
    public var isCommitted: Bool { end?.marker == .commit }

    /// Whether a commit marker made records visible that belong to another transaction. A marker has its transaction's epoch, or
    /// the next one where the protocol moves the epoch with each transaction.
    public var isCommittedByAnother: Bool {
        guard let end, end.marker == .commit else { return false }
        return producerEpochs.count > 1
            || producerEpochs.contains { end.producerEpoch != $0 && end.producerEpoch != $0 + 1 }
    }
}
