/// What a group has committed, read out of the logs of `__consumer_offsets`.
public struct GroupOffsets: Sendable {
    /// Each partition's committed offsets in the order in which they took effect.
    public private(set) var history: [KafkaPartition: [Int64]] = [:]

    /// What the group has committed now.
    public var latest: [KafkaPartition: Int64] { history.compactMapValues(\.last) }

    /// Offsets that are known.
    init(history: [KafkaPartition: [Int64]]) { self.history = history }

    /// The offsets of a group, by all partitions' logs of `__consumer_offsets`.
    public init(of group: String, in logs: [RecordLog]) throws {
        for log in logs { try add(log, group) }
    }

    /// A transaction's offsets take effect with its commit marker, others at once.
    private mutating func add(_ log: RecordLog, _ group: String) throws {
        var pending: [Int64: [RecordBatch.Record]] = [:]
        for batch in log.batches {
            if !batch.isTransactional {
                try apply(batch.records, group)
            } else if let marker = batch.marker {
                let records = pending.removeValue(forKey: batch.producerID) ?? []
                if marker == .commit { try apply(records, group) }
            } else {
                pending[batch.producerID, default: []] += batch.records
            }
        }
    }

    private mutating func apply(_ records: [RecordBatch.Record], _ group: String) throws {
        for record in records {
            guard let key = record.key, let partition = try Self.partition(ofKey: key, group) else { continue }
            guard let value = record.value else {
                history[partition] = nil  // deleted or expired
                continue
            }
            var cursor = ByteCursor(value[...])
            _ = try cursor.number(Int16.self)  // version; every one goes on with the offset
            history[partition, default: []].append(try cursor.number())
        }
    }

    /// The partition that a record of `__consumer_offsets` is about; nil for other groups and other kinds of records.
    private static func partition(ofKey key: [UInt8], _ group: String) throws -> KafkaPartition? {
        var cursor = ByteCursor(key[...])
        let version = try cursor.number(Int16.self)
        guard version <= 1, try cursor.text() == group else { return nil }
        return KafkaPartition(try cursor.text(), try cursor.number())
    }
}
