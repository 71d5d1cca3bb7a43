import Assignments
public import Inquiries

/// What Switchboard's own headers on a dead letter say. Anybody may write to the Kafka topic, so every value is checked
/// and nothing unchecked is kept: what is here may be shown.
public struct DeadLetterHeaders: Sendable {
    /// The headers that a redrive reads.
    enum Name: String, CaseIterable {
        case reason = "switchboard_reason"
        case sourceTopic = "switchboard_source_topic"
        case sourcePartition = "switchboard_source_partition"
        case sourceOffset = "switchboard_source_offset"
        case sourceTimestamp = "switchboard_source_timestamp"
        case attempt = "switchboard_attempt"
        case valueBytes = "switchboard_value_bytes"
        case keyBytes = "switchboard_key_bytes"
        case headersLeftOut = "switchboard_headers_left_out"
    }

    /// The longest value of ours that is read: a Kafka topic's name has at most 249 bytes.
    private static let valueBytesMax = 249
    /// The highest attempt that a dead letter may hold (docs/schemas/dead-letter-headers.schema.json).
    private static let attempts = 1...9_999_999

    private var values: [Name: String] = [:]
    private var repeated: Set<Name> = []

    /// No headers.
    public init() {}

    /// Takes a header in; false where it is none of ours, but one that the record came with.
    public mutating func add(name: UnsafeBufferPointer<UInt8>, value: UnsafeBufferPointer<UInt8>?) -> Bool {
        guard ReservedHeader.isOurs(name.span) else { return false }
        guard let known = Name(rawValue: String(decoding: name, as: UTF8.self)) else { return true }
        if values[known] != nil { repeated.insert(known) }
        let isReadable = (value?.count ?? 0) <= Self.valueBytesMax
        values[known] = isReadable ? value.map { String(decoding: $0, as: UTF8.self) } ?? "" : ""
        return true
    }

    /// Why the record could not be read; nil where the header does not say one of the known reasons.
    public var reason: DeadLetterReason? {
        guard let word = text(.reason) else { return nil }
        return DeadLetterReason.allCases.first { $0.name.description == word }
    }

    /// The Kafka topic it came from; nil where the header holds no name that Kafka allows.
    public var sourceTopic: String? {
        guard let name = text(.sourceTopic), !name.isEmpty, name != ".", name != ".." else { return nil }
        let isName = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        return isName ? name : nil
    }

    /// Where it stood there.
    public var sourcePartition: Int32? { text(.sourcePartition).flatMap { Int32($0) } }
    /// Where it stood there.
    public var sourceOffset: Int64? { text(.sourceOffset).flatMap { Int64($0) } }
    /// The record's time there, in milliseconds since 1970.
    public var sourceTimestamp: Int64? { text(.sourceTimestamp).flatMap { Int64($0) } }

    /// Which time the record was tried when it died, from 1.
    public var attempt: Int? {
        guard let number = text(.attempt).flatMap({ Int($0) }), Self.attempts.contains(number) else { return nil }
        return number
    }

    /// Whether the dead letter is all that the record was. A value over the limit, a key or headers beyond theirs stay
    /// in the Kafka topic that the record came from.
    public var isWhole: Bool {
        values[.valueBytes] == nil && values[.keyBytes] == nil && values[.headersLeftOut] == nil
    }

    private func text(_ name: Name) -> String? { repeated.contains(name) ? nil : values[name] }
}
