/// Where a record stands in Kafka.
public struct RecordSource: Sendable, Equatable {
    /// The partition.
    public var partition: Int32
    /// The offset.
    public var offset: Int64
    /// The record's timestamp, in milliseconds since 1970 UTC.
    public var timestamp: Int64

    /// A record's coordinates.
    public init(partition: Int32, offset: Int64, timestamp: Int64) {
        self.partition = partition
        self.offset = offset
        self.timestamp = timestamp
    }
}
