public import Kafka

/// A record as tests write and compare it.
public struct TestRecord: Hashable, Sendable {
    /// A header; names may repeat.
    public struct Header: Hashable, Sendable {
        /// The name's bytes.
        public var name: [UInt8]
        /// The value's bytes; nil for a null value.
        public var value: [UInt8]?

        /// A header by its bytes.
        public init(_ name: String, _ value: [UInt8]?) {
            self.name = Array(name.utf8)
            self.value = value
        }
    }

    /// The key; nil for none.
    public var key: [UInt8]?
    /// The value; nil for a tombstone.
    public var value: [UInt8]?
    /// The headers, in order.
    public var headers: [Header]
    /// Where it was read; 0 in a record to write.
    public var partition: Int32 = 0
    /// Where it was read; 0 in a record to write.
    public var offset: Int64 = 0

    /// A record by its bytes.
    public init(key: [UInt8]?, value: [UInt8]?, headers: [Header] = []) {
        self.key = key
        self.value = value
        self.headers = headers
    }

    /// A record by its texts.
    public init(_ value: String, key: String? = nil, headers: KeyValuePairs<String, String> = [:]) {
        self.init(
            key: key.map { Array($0.utf8) }, value: Array(value.utf8),
            headers: headers.map { Header($0, Array($1.utf8)) })
    }

    /// What a consumer read.
    public init(_ message: borrowing ConsumedMessage) {
        var headers: [Header] = []
        message.forEachHeader { name, value in
            headers.append(Header(String(decoding: name, as: UTF8.self), value.map(Array.init)))
        }
        self.init(key: message.key.map(Array.init), value: message.value.map(Array.init), headers: headers)
        partition = message.partition
        offset = message.offset
    }

    /// What a consumer read; throws where that is an error.
    init(checking message: borrowing ConsumedMessage, of topic: String) throws {
        if let code = message.error {
            throw KafkaError(code: code, operation: "read \(topic)", message: message.errorText)
        }
        self.init(message)
    }

    /// The value as text; empty for a tombstone.
    public var text: String { String(decoding: value ?? [], as: UTF8.self) }

    /// The first header of that name as text; nil if there is none or it is null.
    public func header(_ name: String) -> String? {
        headers.first { $0.name == Array(name.utf8) }?.value.map { String(decoding: $0, as: UTF8.self) }
    }
}
