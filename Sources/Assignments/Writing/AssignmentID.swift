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
    /// The hash of what all assignments of a record have in common; the department is still to come. `bytes` is for
    /// the time of the call.
    static func hash(of record: InboundRecord, _ bytes: inout ByteBuffer) -> SHA256 {
        bytes.removeAll()
        bytes.append(record.kafkaTopic.span)
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(decimal: Int64(record.source.partition))
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(decimal: record.source.offset)
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(decimal: record.source.timestamp)
        bytes.append(UInt8(ascii: "\n"))
        var hash = SHA256()
        hash.update(bytes.span)
        return hash
    }

    /// The digest of the assignment to `department` that comes from the hashed source.
    static func digest(source: SHA256, department: Span<UInt8>) -> SHA256.Digest {
        var hash = source
        hash.update(department)
        let lineFeed: InlineArray<1, UInt8> = [UInt8(ascii: "\n")]
        hash.update(lineFeed.span)
        return hash.finish()
    }
}
