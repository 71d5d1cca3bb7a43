import Inquiries
import JSON

/// The id of an assignment: the first 32 hexadecimal digits of a SHA-256 that anyone can recompute,
///
///     printf '%s\n' inquiries.sms 3 1042 1788264900250 transportation | sha256sum | cut -c1-32
///
/// from the source's Kafka topic, partition, offset and record timestamp and the department, each followed by a line
/// feed. Neither a Kafka topic's name nor a number holds one, so different assignments hash different bytes.
enum AssignmentID {
    /// How much of the digest the id shows: 16 bytes, so that even 2³² assignments hardly ever share one.
    static let digestBytes = 16
    /// The length of an id: two digits a byte.
    static let length = 2 * digestBytes

    /// Appends what all assignments of a record have in common.
    static func appendSource(of record: InboundRecord, to bytes: inout ByteBuffer) {
        bytes.append(record.kafkaTopic.span)
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(decimal: Int64(record.source.partition))
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(decimal: record.source.offset)
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(decimal: record.source.timestamp)
        bytes.append(UInt8(ascii: "\n"))
    }

    /// The digest of the assignment to `department` that comes from `source`.
    static func digest(source: Span<UInt8>, department: Span<UInt8>) -> SHA256.Digest {
        var hash = SHA256()
        hash.update(source)
        hash.update(department)
        let lineFeed: InlineArray<1, UInt8> = [UInt8(ascii: "\n")]
        hash.update(lineFeed.span)
        return hash.finish()
    }
}
