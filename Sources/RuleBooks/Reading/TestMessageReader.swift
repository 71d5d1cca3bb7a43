import Inquiries
import YAML

/// Reads the message of a test: field by field, or a whole inquiry as a connector would write it.
struct TestMessageReader {
    let problems: YAMLProblems

    /// The message, and the node that the test's problems point to; nil and reported where there is none.
    func read(_ mapping: inout YAMLMapping) -> (message: PlainMessage, place: YAMLNode)? {
        let clock = mapping.take("at").map { (node: $0, instant: instant($0)) }
        let read = mapping.take("inquiry").map(inquiry) ?? fields(&mapping)
        guard var read else { return nil }
        if let clock {
            guard let instant = clock.instant else { return nil }
            read.message.instant = instant
        }
        return read
    }

    private func fields(_ mapping: inout YAMLMapping) -> (message: PlainMessage, place: YAMLNode)? {
        let text = mapping.required("text")
        var message = PlainMessage(text: text?.shownText(problems)?.value ?? "")
        message.subject = mapping.text("subject") ?? ""
        for (key, field) in ConditionReader.fields { message.fields[field] = mapping.text(key) }
        message.isConfidential = mapping.bool("confidential") ?? false
        return text.map { (message, $0) }
    }

    private func instant(_ node: YAMLNode) -> Int64? {
        guard let text = node.text(problems) else { return nil }
        if let instant = RFC3339.parse(Array(text.utf8).span) { return instant }
        problems.report(
            .testClock, "expected a time, found \(ScalarText.quoted(text))", at: node,
            hint: "date, time and offset, such as 2026-09-15T10:00:00-05:00")
        return nil
    }

    /// A whole inquiry, as a mapping or as a text that is its JSON, read as the service reads a record of our own shape. Without
    /// `received_at` it counts as received at `PlainMessage.standardInstant`.
    private func inquiry(_ node: YAMLNode) -> (message: PlainMessage, place: YAMLNode)? {
        let json: String
        switch node.content {
        case .scalar:
            guard let text = node.text(problems) else { return nil }
            json = text
        default: json = node.json
        }
        let reading = InquirySample(Array(json.utf8))
        if let problem = reading.problem {
            problems.report(
                .testInquiry, problem, at: node,
                hint: "an inquiry as it stands in Kafka: {text: \"the bus is late\", channel: sms}")
            return nil
        }
        return (reading.message, node)
    }
}
