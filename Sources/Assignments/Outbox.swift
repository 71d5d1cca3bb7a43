public import JSON

/// Everything that one inbound record leads to, as bytes: filled by the writers, produced by the worker, then reset.
/// One a worker; its buffers are kept.
public final class Outbox {
    /// Keys, values and headers; the ranges of `records` and `headers` point into it, several into the same bytes where
    /// records have them in common.
    public var bytes: ByteBuffer {
        _read { yield contents.bytes }
        _modify { yield &contents.bytes }
    }
    /// The records in the order they are produced.
    public var records: [OutgoingRecord] {
        _read { yield contents.records }
        _modify { yield &contents.records }
    }
    /// The headers of all records.
    public var headers: [OutgoingHeader] {
        _read { yield contents.headers }
        _modify { yield &contents.headers }
    }

    /// Everything, as one value: the message path takes access to it once.
    var contents = OutboxContents()

    /// What the ranges of `records` and `headers` point into.
    public func withUnsafeBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        bytes.withUnsafeBufferPointer(body)
    }

    /// An empty outbox.
    public init() {}

    /// Forgets its contents and keeps the buffers.
    public func reset() { contents.reset() }
}

/// What an outbox holds, while it is written.
struct OutboxContents: ~Copyable {
    var bytes = ByteBuffer(capacity: 64 << 10)
    var records: [OutgoingRecord] = []
    var headers: [OutgoingHeader] = []

    mutating func reset() {
        bytes.removeAll()
        records.removeAll(keepingCapacity: true)
        headers.removeAll(keepingCapacity: true)
    }
}
