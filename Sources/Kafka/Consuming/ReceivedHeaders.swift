import CRdKafka

/// The headers of a consumed message; valid while the message is, which owns them.
public struct ReceivedHeaders {
    let headers: OpaquePointer?

    /// One header: names may repeat, values may be null and hold any bytes.
    public struct Header {
        /// The name.
        public let name: UnsafeBufferPointer<UInt8>
        /// The value; nil for a null value.
        public let value: UnsafeBufferPointer<UInt8>?
    }

    /// How many there are.
    public var count: Int { headers.map { rd_kafka_header_cnt($0) } ?? 0 }

    /// The header at `index`, in the record's order; nil behind the last.
    public subscript(index: Int) -> Header? {
        var name: UnsafePointer<CChar>?
        var value: UnsafeRawPointer?
        var size = 0
        guard let headers, index >= 0,
            rd_kafka_header_get_all(headers, index, &name, &value, &size) == RD_KAFKA_RESP_ERR_NO_ERROR
        else { return nil }
        return Header(name: bytes(of: name), value: bytes(at: value, count: size))
    }
}
