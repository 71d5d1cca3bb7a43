extension RecordLog {
    /// The first difference between two replicas of one partition; nil where they agree. Compared once the cluster is healed:
    /// every batch, by its checksum and what the leader adds outside of it.
    public func difference(from other: RecordLog) -> String? {
        let first = max(batches.first?.baseOffset ?? 0, other.batches.first?.baseOffset ?? 0)  // retention differs
        let mine = batches.filter { $0.baseOffset >= first }
        let theirs = other.batches.filter { $0.baseOffset >= first }
        for (one, another) in zip(mine, theirs) where one != another {
            return "\(partition): replicas differ at offset \(min(one.baseOffset, another.baseOffset))"
        }
        guard endOffset != other.endOffset else { return nil }
        return "\(partition): one replica ends at \(endOffset), another at \(other.endOffset)"
    }
}
