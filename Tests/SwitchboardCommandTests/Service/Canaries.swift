import KafkaTestKit

/// Inquiries of every kind with a word of its own in each class of field, so that a test can say which word may stand where.
enum Canaries {
    /// What a person or their connector wrote: nowhere but in assignments and in dead letters as they came.
    static let secret = ServiceFixture.canary
    /// Ids, channel, school and language: in decision records too, and in no log line.
    static let named = "kestrelnamed"
    /// A well-formed language tag.
    static let language = "zqcanary"
    /// Names of a broken value's keys: in the sentence of its dead letter too, and in no log line.
    static let key = "merlinkey"

    /// Whether a text holds any of the words.
    static func isIn(_ text: some StringProtocol) -> Bool {
        [secret, named, language, key].contains { text.lowercased().contains($0) }
    }

    /// Good inquiries in our shape, as HTML, as events in both bindings, confidential and beyond a Kafka topic's limit.
    static func good(_ numbers: Range<Int>) -> [TestRecord] {
        numbers.map { number in
            switch number % 5 {
            case 0: event(number)
            case 1: TestRecord(fields(number), key: secret, headers: binary(number))
            case 2: record(#"{"confidential":true,"# + fields(number).dropFirst())
            case 3 where number % 500 == 3: record(fields(number, text: String(repeating: "\(secret) ", count: 10_000)))
            default: record(fields(number))
            }
        }
    }

    /// Values that become dead letters, for each reason, and inquiries whose fields are all of a wrong type.
    static func broken(_ numbers: Range<Int>) -> [TestRecord] {
        numbers.map { number in
            let text = "\(secret) \(number)"
            return switch number % 10 {
            case 0: record(#"{"text":"\#(text)"#)
            case 1: record(#"{"text":"  ","\#(key)":"\#(text)"}"#)
            case 2: record(text)
            case 3: record(#"{"text":"\#(text)","text":"\#(text)"}"#)
            case 4: record(String(repeating: "[", count: 100) + text)
            case 5:
                record(#"{"specversion":"1.0","type":"\#(secret)","id":"","source":"\#(secret)","data":"\#(text)"}"#)
            case 6: TestRecord(key: Array(secret.utf8), value: Array(text.utf8) + [0xFF])
            case 7 where number % 500 == 7: record(#"{"text":"\#(String(repeating: "\(secret) ", count: 20_000))"}"#)
            case 8: TestRecord(key: Array(secret.utf8), value: nil, headers: [.init("x-\(secret)", Array(secret.utf8))])
            default: record(#"{"text":"he has a gun \#(text)"#)
            }
        }
    }

    /// Inquiries whose other fields are of a wrong type.
    static func wrong(_ numbers: Range<Int>) -> [TestRecord] {
        numbers.map { _ in
            record(
                """
                {"id":{"\(secret)":1},"channel":["\(secret)"],"text":"\(secret)","language":"\(secret) \(secret)","school":7,\
                "received_at":"\(secret)","sender":"\(secret)","confidential":"\(secret)"}
                """)
        }
    }

    /// Inquiries of a gateway's own shape with HTML as their text, for the input of `gatewayInput`.
    static func mapped(_ numbers: Range<Int>) -> [TestRecord] {
        numbers.map { number in
            record(
                """
                {"meta":{"id":"\(named)-\(number)","from":"\(secret)","\(secret)":"\(secret)"},\
                "message":{"body":"<p title='\(secret)'>\(texts[number % texts.count]) <b>\(secret)</b> <!-- \(secret)"}}
                """)
        }
    }

    /// The configuration's lines for that input.
    static func gatewayInput(_ kafkaTopic: String) -> String {
        """
          - name: gateway
            kafka_topics: ["\(kafkaTopic)"]
            text_format: html
            map: {text: /message/body, id: /meta/id, conversation_id: /meta/from}

        """
    }

    private static let texts = [
        "where is the bus of route 12", "a kid has a gun", "when does the library open", "my grade is wrong", "I quit",
    ]

    private static func fields(_ number: Int, text: String? = nil) -> String {
        """
        {"id":"\(named)-\(number)","channel":"\(named)","school":"\(named)","language":"\(language)",\
        "text":"\(text ?? texts[number % texts.count]) \(secret)","subject":"\(secret)","conversation_id":"\(secret)-\(number % 50)",\
        "received_at":"2026-03-04T09:15:30-06:00","sender":{"type":"parent","id":"\(secret)","\(secret)":"\(secret)"},\
        "reply_to":"sms:\(secret)","claimed_topic":"\(secret)","\(secret)":{"\(secret)":["\(secret)"]}}
        """
    }

    private static func record(_ value: some StringProtocol) -> TestRecord {
        // A few keys, so that all partitions get some.
        TestRecord(
            String(value), key: "\(secret)-\(value.utf8.count % 13)",
            headers: ["x-\(secret)": secret, "ce_\(secret)": secret])
    }

    private static func event(_ number: Int) -> TestRecord {
        TestRecord(
            """
            {"specversion":"1.0","id":"\(secret)-\(number)","source":"\(secret)","type":"\(secret)","subject":"\(secret)",\
            "\(secret)":"\(secret)","data":\(fields(number))}
            """, key: secret, headers: ["content-type": "application/cloudevents+json"])
    }

    private static func binary(_ number: Int) -> KeyValuePairs<String, String> {
        [
            "ce_specversion": "1.0", "ce_id": "\(secret)-x", "ce_source": "\(secret)", "ce_type": "\(secret)",
            "ce_\(secret)": "\(secret)", "x-\(secret)": "\(secret)", "content-type": "application/json",
        ]
    }
}
