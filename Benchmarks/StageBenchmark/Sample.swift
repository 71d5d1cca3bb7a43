import Inquiries

/// An inquiry to be measured with.
struct Sample {
    /// What it is called in the report.
    let name: String
    /// The record's value.
    let value: String

    /// A short one, as most text messages are, and one that fills a screen.
    static let all = [
        Sample(
            name: "short",
            value: #"{"id":"SM7f3a","channel":"sms","text":"my sons bus never came, route 14","#
                + #""sender":{"type":"parent","id":"555-0100"},"received_at":"2026-09-01T07:15:00-05:00"}"#),
        Sample(
            name: "long",
            value: #"{"id":"SM7f3b","channel":"email","language":"en","school":"Lincoln Elementary","#
                + #""conversation_id":"thread-9","sender":{"type":"parent","id":"555-0100"},"#
                + #""received_at":"2026-09-01T07:15:00-05:00","subject":"Route 14 this morning","#
                + #""text":"Hello, my son was waiting at the corner from a quarter to seven with three other children, and "#
                + #"the school bus on route 14 never came. Nobody answered the phone, so I drove them all myself and was "#
                + #"late for work. This is the second time this month. Could somebody tell me whether the afternoon bus "#
                + #"runs today, and how we are told when it doesn't? A text message would be enough. Thank you for your help."}"#
        ),
    ]

    /// Lends the record that holds it.
    func withRecord(_ body: (InboundRecord) -> Void) {
        let value = Array(value.utf8)
        let kafkaTopic = Array("inquiries.sms".utf8)
        value.withUnsafeBufferPointer { value in
            kafkaTopic.withUnsafeBufferPointer { kafkaTopic in
                body(
                    InboundRecord(
                        value: value, key: nil, kafkaTopic: kafkaTopic,
                        source: RecordSource(partition: 3, offset: 1042, timestamp: 1_788_264_900_000)))
            }
        }
    }
}
