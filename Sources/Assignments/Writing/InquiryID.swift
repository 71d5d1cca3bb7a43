import Inquiries
import JSON

/// The id of an inquiry, the same for its owner and its copies: printable ASCII of at most `bytesMax` bytes, different
/// for different inquiries.
///
/// - `sms:SM7f3a` where the connector gave an id: the channel, a colon, the id;
/// - `sms#` and 64 hexadecimal digits where that id is long: the SHA-256 of the id;
/// - `inquiries.sms/3/1042` where it gave none: Kafka topic, partition, offset.
///
/// What is not printable ASCII, and `%`, is percent-encoded, in the first part `:`, `#` and `/` too: the first of
/// these three says which form it is. A long first part becomes `#` and the SHA-256 of itself.
enum InquiryID {
    /// The longest id of a connector that is kept readable: more than any message id of a gateway we know.
    static let connectorIDBytesMax = 128
    /// The longest channel or Kafka topic name that is kept readable; Kafka allows 249.
    static let firstPartBytesMax = 249
    /// The longest id: both parts percent-encoded, and two separators and numbers.
    static let bytesMax = 3 * (firstPartBytesMax + connectorIDBytesMax) + 34

    /// Appends the id of an inquiry whose fields stand in `fields`.
    static func append(_ inquiry: Inquiry, fields: Span<UInt8>, record: InboundRecord, to bytes: inout ByteBuffer) {
        guard !inquiry.id.isEmpty else { return append(record, to: &bytes) }
        appendFirstPart(fields.extracting(inquiry.channel), to: &bytes)
        let id = fields.extracting(inquiry.id)
        guard id.count <= connectorIDBytesMax else {
            bytes.append(UInt8(ascii: "#"))
            return bytes.append(hexadecimal: SHA256.hash(id))
        }
        bytes.append(UInt8(ascii: ":"))
        append(id, isFirst: false, to: &bytes)
    }

    private static func append(_ record: InboundRecord, to bytes: inout ByteBuffer) {
        appendFirstPart(record.kafkaTopic.span, to: &bytes)
        bytes.append(UInt8(ascii: "/"))
        bytes.append(decimal: Int64(record.source.partition))
        bytes.append(UInt8(ascii: "/"))
        bytes.append(decimal: record.source.offset)
    }

    private static func appendFirstPart(_ part: Span<UInt8>, to bytes: inout ByteBuffer) {
        guard part.count <= firstPartBytesMax else {
            bytes.append(UInt8(ascii: "#"))
            return bytes.append(hexadecimal: SHA256.hash(part))
        }
        append(part, isFirst: true, to: &bytes)
    }

    /// Appends a part: its first bytes as they are, up to one that is not, then byte by byte.
    private static func append(_ part: Span<UInt8>, isFirst: Bool, to bytes: inout ByteBuffer) {
        var index = 0
        while index < part.count, isKept(part[index], isFirst) { index &+= 1 }
        bytes.append(part.extracting(0..<index))
        while index < part.count {
            if isKept(part[index], isFirst) {
                bytes.append(part[index])
            } else {
                bytes.append(percentEncoded: part[index])
            }
            index += 1
        }
    }

    @inline(__always)
    private static func isKept(_ byte: UInt8, _ isFirst: Bool) -> Bool {
        if byte &- 0x21 >= 0x5E || byte == UInt8(ascii: "%") { return false }  // 0x21 to 0x7E are kept
        return !isFirst || byte != UInt8(ascii: ":") && byte != UInt8(ascii: "#") && byte != UInt8(ascii: "/")
    }
}
