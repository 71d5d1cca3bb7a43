import Classification
import Inquiries

/// A whole inquiry of a test, read by the reader that the service reads records with.
struct InquirySample {
    /// What the classifier gets of it.
    private(set) var message = PlainMessage(text: "")
    /// Why it can't be read, or which of its fields would not count; nil where all is well.
    private(set) var problem: String?

    /// 9999-12-30, in milliseconds since 1970.
    private static let farAhead: Int64 = 253_402_128_000_000

    init(_ json: [UInt8]) {
        let reader = InquiryReader(input: InputDefinition(name: "test"))
        let scratch = InquiryScratch()
        // The record's own time stands in for `received_at`, and bounds it: far ahead, so that any time is taken.
        json.withUnsafeBufferPointer { value in
            let record = InboundRecord(
                value: value, key: nil, kafkaTopic: UnsafeBufferPointer(start: nil, count: 0),
                source: RecordSource(partition: 0, offset: 0, timestamp: Self.farAhead))
            switch reader.read(record, headers: InboundHeaders(), scratch: scratch) {
            case .inquiry(let inquiry): take(inquiry, scratch.bytes)
            case .deadLetter(.noText): problem = "the inquiry has no text"
            case .deadLetter(let reason):
                var sentence: [UInt8] = []
                reader.appendExplanation(of: reason, record: record, scratch: scratch, to: &sentence)
                problem = String(decoding: sentence, as: UTF8.self)
            }
        }
        if problem?.last == "." { problem?.removeLast() }
    }

    private mutating func take(_ inquiry: Inquiry, _ bytes: [UInt8]) {
        func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        message.text = text(inquiry.text)
        message.subject = text(inquiry.subject)
        let fields: [(MessageField, Range<Int>)] = [
            (.channel, inquiry.channel), (.language, inquiry.language), (.school, inquiry.school),
            (.senderType, inquiry.senderType), (.claimedTopic, inquiry.claimedTopic),
        ]
        for (field, range) in fields where !range.isEmpty { message.fields[field] = text(range) }
        message.isConfidential = inquiry.isConfidential
        if !inquiry.receivedAtText.isEmpty { message.instant = inquiry.receivedAt }
        for field in InquiryField.allCases where inquiry.ignoredFields.contains(InquiryFieldSet(field)) {
            problem = "the inquiry's \(field.name) has a type or value that makes it count as absent"
        }
    }
}
