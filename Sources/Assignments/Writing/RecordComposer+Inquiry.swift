import Inquiries
import JSON

/// The inquiry in an assignment, in the fullest form that fits: as it is with the original, without the original,
/// or built anew from our fields with its text cut.
extension RecordComposer {
    /// What a field beside the text may take in a cut inquiry, written as JSON.
    private static let cutFieldBytesMax = 1024

    /// Writes `inquiry` and `original` up to the position `end` of the buffer. Returns whether something was left out.
    func writeInquiry(_ routed: RoutedInquiry, endingBy end: Int, to writer: inout JSONWriter) -> Bool {
        let mark = writer.buffer.count
        if let salvage = routed.salvage { return !writeCut(routed, endingBy: end, to: &writer) || salvage.isPrefix }
        writeAsItIs(routed, to: &writer)
        let withoutOriginal = writer.buffer.count
        writeOriginal(routed, to: &writer)
        guard writer.buffer.count > end else { return false }
        writer.buffer.cut(to: withoutOriginal)
        guard withoutOriginal > end else { return true }
        writer.buffer.cut(to: mark)
        _ = writeCut(routed, endingBy: end, to: &writer)
        return true
    }

    private func writeAsItIs(_ routed: RoutedInquiry, to writer: inout JSONWriter) {
        let built = routed.fields.bytes
        writer.key("inquiry")
        switch routed.inquiry.json {
        case .recordValue(let range):
            guard let value = routed.record.value?.span else { return writer.null() }
            writer.raw(value.extracting(JSONText.trimmed(range, in: value)))
        case .scratch(let range):
            writer.raw(built.span.extracting(range))
        }
    }

    private func writeOriginal(_ routed: RoutedInquiry, to writer: inout JSONWriter) {
        guard let value = routed.record.value?.span, routed.inquiry.original != .same else { return }
        writer.key("original")
        if routed.inquiry.original == .text {
            writer.string(value)
        } else {
            writer.raw(value.extracting(JSONText.trimmed(0..<value.count, in: value)))
        }
    }

    /// Writes our fields, each bounded, and as much of the text as fits. Returns whether all fit.
    private func writeCut(_ routed: RoutedInquiry, endingBy end: Int, to writer: inout JSONWriter) -> Bool {
        let bytes = routed.fields.bytes
        let inquiry = routed.inquiry
        writer.key("inquiry")
        writer.beginObject()
        var isAll = cutField("id", inquiry.id, bytes.span, to: &writer)
        isAll = cutField("channel", inquiry.channel, bytes.span, to: &writer) && isAll
        isAll = cutField("subject", inquiry.subject, bytes.span, to: &writer) && isAll
        isAll = cutField("language", inquiry.language, bytes.span, to: &writer) && isAll
        isAll = cutField("school", inquiry.school, bytes.span, to: &writer) && isAll
        isAll = cutField("conversation_id", inquiry.conversationID, bytes.span, to: &writer) && isAll
        fact("received_at", facts.receivedAt, to: &writer)
        if !inquiry.senderType.isEmpty || !inquiry.senderID.isEmpty {
            writer.key("sender")
            writer.beginObject()
            isAll = cutField("type", inquiry.senderType, bytes.span, to: &writer) && isAll
            isAll = cutField("id", inquiry.senderID, bytes.span, to: &writer) && isAll
            writer.endObject()
        }
        isAll = cutField("reply_to", inquiry.replyTo, bytes.span, to: &writer) && isAll
        isAll = cutField("claimed_topic", inquiry.claimedTopic, bytes.span, to: &writer) && isAll
        if inquiry.isConfidential {
            writer.key("confidential")
            writer.bool(true)
        }
        writer.key("text")
        let left = end - writer.buffer.count - 1
        isAll = writer.string(bytes.span.extracting(inquiry.text), cutTo: left) && isAll
        writer.endObject()
        return isAll
    }

    private func cutField(
        _ key: StaticString, _ range: Range<Int>, _ bytes: Span<UInt8>, to writer: inout JSONWriter
    ) -> Bool {
        guard !range.isEmpty else { return true }
        writer.key(key)
        return writer.string(bytes.extracting(range), cutTo: Self.cutFieldBytesMax)
    }
}
