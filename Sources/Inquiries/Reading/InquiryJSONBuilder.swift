import JSON

/// Writes an inquiry in our shape: every field that it has, none that it lacks. What else the value held stays in
/// `original`.
enum InquiryJSONBuilder {
    /// Writes the inquiry whose fields stand in `bytes`.
    static func write(_ inquiry: Inquiry, _ bytes: [UInt8], to json: inout JSONWriter) {
        let bytes = bytes.span
        json.beginObject()
        json.key("text")
        json.string(bytes.extracting(inquiry.text))
        member("id", inquiry.id, bytes, &json)
        member("channel", inquiry.channel, bytes, &json)
        member("subject", inquiry.subject, bytes, &json)
        member("language", inquiry.language, bytes, &json)
        member("school", inquiry.school, bytes, &json)
        member("conversation_id", inquiry.conversationID, bytes, &json)
        member("received_at", inquiry.receivedAtText, bytes, &json)
        if !inquiry.senderType.isEmpty || !inquiry.senderID.isEmpty {
            json.key("sender")
            json.beginObject()
            member("type", inquiry.senderType, bytes, &json)
            member("id", inquiry.senderID, bytes, &json)
            json.endObject()
        }
        member("reply_to", inquiry.replyTo, bytes, &json)
        member("claimed_topic", inquiry.claimedTopic, bytes, &json)
        if inquiry.isConfidential {
            json.key("confidential")
            json.bool(true)
        }
        json.endObject()
    }

    private static func member(
        _ name: StaticString, _ value: Range<Int>, _ bytes: Span<UInt8>, _ json: inout JSONWriter
    ) {
        guard !value.isEmpty else { return }
        json.key(name)
        json.string(bytes.extracting(value))
    }
}
