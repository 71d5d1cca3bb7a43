import CRdKafka

/// The headers of the next record to produce. Owns an `rd_kafka_headers_t` until a record that was enqueued takes it along;
/// it is then empty and ready for the next record. Where producing fails it keeps them.
public struct RecordHeaders: ~Copyable {
    private(set) var handle: OpaquePointer?

    /// No headers.
    public init() {}

    deinit {
        if let handle { rd_kafka_headers_destroy(handle) }
    }

    /// How many there are.
    public var count: Int { handle.map { rd_kafka_header_cnt($0) } ?? 0 }

    /// Makes room for exactly so many headers, where there are none yet.
    public mutating func reserve(_ count: Int) {
        if handle == nil { handle = rd_kafka_headers_new(count) }
    }

    /// Adds a header; name and value are copied. Names may repeat, a value may be null.
    public mutating func add(name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>?) {
        reserve(0)  // librdkafka makes room by itself
        name.withMemoryRebound(to: CChar.self) { name in
            // Fails for read-only headers alone, which these never are.
            _ = rd_kafka_header_add(handle, name.baseAddress, name.count, address(of: value), value?.count ?? 0)
        }
    }

    /// Adds a header with text.
    public mutating func add(_ name: String, _ value: String) {
        var name = name
        var value = value
        name.withUTF8 { name in value.withUTF8 { value in add(name: name, value: value) } }
    }

    /// Removes all headers.
    public mutating func removeAll() {
        if let handle { rd_kafka_headers_destroy(handle) }
        handle = nil
    }

    /// The same headers once more, for another record.
    public borrowing func copy() -> RecordHeaders {
        var copy = RecordHeaders()
        copy.handle = handle.map { rd_kafka_headers_copy($0) }
        return copy
    }

    /// Forgets the headers: librdkafka owns them now.
    mutating func disown() {
        handle = nil
    }
}

/// A byte to point at where something is empty: librdkafka takes a null address for a null key or value.
private nonisolated(unsafe) let emptiness = UnsafeRawPointer(
    UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1))

/// Where the bytes stand, as librdkafka wants it: null for null alone.
func address(of bytes: UnsafeBufferPointer<UInt8>?) -> UnsafeRawPointer? {
    guard let bytes else { return nil }
    return bytes.baseAddress.map { UnsafeRawPointer($0) } ?? emptiness
}
