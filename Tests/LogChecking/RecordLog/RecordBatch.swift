/// A record batch (format version 2) as it stands in a segment file: what its 61 bytes of header say, and the records
/// where they are not compressed.
public struct RecordBatch: Hashable, Sendable {
    /// How a transaction was ended.
    public enum Marker: Int16, Hashable, Sendable { case abort = 0, commit = 1 }

    /// A record of an uncompressed batch, without its headers.
    public struct Record: Hashable, Sendable {
        /// Its place in the partition.
        public var offset: Int64
        /// The key; nil for none.
        public var key: [UInt8]?
        /// The value; nil for a tombstone.
        public var value: [UInt8]?
    }

    /// The first record's offset.
    public var baseOffset: Int64
    /// The last record's offset; compaction keeps it.
    public var lastOffset: Int64
    /// Which leader's term it was written in.
    public var leaderEpoch: Int32
    /// Who wrote it; -1 for producers that are not idempotent.
    public var producerID: Int64
    /// Which incarnation of the producer; of a marker: which one it fences up to.
    public var producerEpoch: Int16
    /// The first record's sequence number.
    public var baseSequence: Int32
    /// Whether it is part of a transaction.
    public var isTransactional: Bool
    /// 0 none, 1 gzip, 2 snappy, 3 lz4, 4 zstd.
    public var compression: Int
    /// Milliseconds since 1970 of the newest record.
    public var timestamp: Int64
    /// What a control batch says; nil for data.
    public var marker: Marker?
    /// The records, where the batch is not compressed.
    public var records: [Record]
    /// The checksum that stands in it (and was found right).
    public var checksum: UInt32
}

/// Why bytes are no record batch.
public enum RecordBatchError: Error, Hashable {
    /// Another format version than 2.
    case version(Int8)
    /// The checksum is wrong.
    case checksum(offset: Int64)
    /// Lengths make no sense.
    case malformed(offset: Int64)
}

extension RecordBatch {
    /// What stands before the length ends: base offset and length.
    static let prefixBytes = 12
    /// Where the checksummed part begins, counted from the leader epoch: after epoch, version and checksum.
    private static let checksummedFrom = 9

    /// Reads the batch at the beginning of `bytes` and says how long it is; nil where it is not there in whole, as at the
    /// end of a file that is being written.
    static func read(_ bytes: ArraySlice<UInt8>) throws(RecordBatchError) -> (batch: RecordBatch, bytes: Int)? {
        var cursor = ByteCursor(bytes)
        guard let baseOffset = try? cursor.number(Int64.self), let length = try? cursor.number(Int32.self),
            // A length of 0 is room that was reserved and not written.
            length > 0, let body = try? cursor.take(Int(length))
        else { return nil }
        do { return (try RecordBatch(baseOffset: baseOffset, body: body), prefixBytes + Int(length)) } catch {
            throw error as? RecordBatchError ?? .malformed(offset: baseOffset)
        }
    }

    private init(baseOffset: Int64, body: ArraySlice<UInt8>) throws {
        var cursor = ByteCursor(body)
        self.baseOffset = baseOffset
        leaderEpoch = try cursor.number()
        let version = try cursor.number(Int8.self)
        guard version == 2 else { throw RecordBatchError.version(version) }
        checksum = try cursor.number()
        guard CRC32C.checksum(body.dropFirst(Self.checksummedFrom)) == checksum else {
            throw RecordBatchError.checksum(offset: baseOffset)
        }
        let attributes = try cursor.number(Int16.self)
        compression = Int(attributes & 0x07)
        isTransactional = attributes & 0x10 != 0
        lastOffset = baseOffset + Int64(try cursor.number(Int32.self))
        _ = try cursor.number(Int64.self)  // the first record's timestamp
        timestamp = try cursor.number()
        producerID = try cursor.number()
        producerEpoch = try cursor.number()
        baseSequence = try cursor.number()
        let count = try cursor.number(Int32.self)
        records = []
        guard compression == 0 else { return }
        for _ in 0..<count { records.append(try Self.record(&cursor, baseOffset: baseOffset)) }
        // A control record's key: version, then what it says.
        guard attributes & 0x20 != 0, let key = records.first?.key else { return }
        var control = ByteCursor(key[...])
        _ = try control.number(Int16.self)
        marker = Marker(rawValue: try control.number())
    }

    private static func record(_ cursor: inout ByteCursor, baseOffset: Int64) throws -> Record {
        var body = ByteCursor(try cursor.take(try cursor.varint()))
        _ = try body.number(Int8.self)  // attributes, unused
        _ = try body.varint()  // timestamp delta
        let offset = baseOffset + Int64(try body.varint())
        return Record(
            offset: offset, key: try body.field().map { Array($0) }, value: try body.field().map { Array($0) })
    }
}
