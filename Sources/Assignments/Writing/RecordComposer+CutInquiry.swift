import Inquiries
import JSON

/// An inquiry that did not fit, or was recovered from a dead letter: our fields alone, each bounded, the text last.
extension RecordComposer {
    /// What a field beside the text may take in a cut inquiry, written as JSON.
    private static let cutFieldBytesMax = 1024

    /// Writes our fields, each bounded, and as much of the text as fits. Returns whether all fit.
    func writeCut(_ routed: borrowing RoutedInquiry, endingBy end: Int, to bytes: inout ByteBuffer) -> Bool {
        let fields = routed.fields.bytes
        let inquiry = routed.inquiry
        bytes.append(#","inquiry":{"#)
        var isAll = cutField(#""id":"#, inquiry.id, fields.span, to: &bytes)
        isAll = cutField(#""channel":"#, inquiry.channel, fields.span, to: &bytes) && isAll
        isAll = cutField(#""subject":"#, inquiry.subject, fields.span, to: &bytes) && isAll
        isAll = cutField(#""language":"#, inquiry.language, fields.span, to: &bytes) && isAll
        isAll = cutField(#""school":"#, inquiry.school, fields.span, to: &bytes) && isAll
        isAll = cutField(#""conversation_id":"#, inquiry.conversationID, fields.span, to: &bytes) && isAll
        separate(&bytes)
        bytes.append(#""received_at":"#)
        bytes.append(copyOf: facts.receivedAt.json)
        if !inquiry.senderType.isEmpty || !inquiry.senderID.isEmpty {
            bytes.append(#","sender":{"#)
            isAll = cutField(#""type":"#, inquiry.senderType, fields.span, to: &bytes) && isAll
            isAll = cutField(#""id":"#, inquiry.senderID, fields.span, to: &bytes) && isAll
            bytes.append(UInt8(ascii: "}"))
        }
        isAll = cutField(#""reply_to":"#, inquiry.replyTo, fields.span, to: &bytes) && isAll
        isAll = cutField(#""claimed_topic":"#, inquiry.claimedTopic, fields.span, to: &bytes) && isAll
        if inquiry.isConfidential { bytes.append(#","confidential":true"#) }
        bytes.append(#","text":"#)
        let left = end - bytes.count - 1
        isAll = bytes.append(quoted: fields.span.extracting(inquiry.text), cutTo: left) && isAll
        bytes.append(UInt8(ascii: "}"))
        return isAll
    }

    private func cutField(
        _ key: StaticString, _ range: Range<Int>, _ fields: Span<UInt8>, to bytes: inout ByteBuffer
    ) -> Bool {
        guard !range.isEmpty else { return true }
        separate(&bytes)
        bytes.append(key)
        return bytes.append(quoted: fields.extracting(range), cutTo: Self.cutFieldBytesMax)
    }

    /// Puts a comma behind the member before.
    private func separate(_ bytes: inout ByteBuffer) {
        if bytes.last != UInt8(ascii: "{") { bytes.append(UInt8(ascii: ",")) }
    }
}
