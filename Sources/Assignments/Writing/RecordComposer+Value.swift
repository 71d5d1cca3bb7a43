import Classification
import Inquiries
import JSON

/// An assignment's value: the fields around the inquiry, then the inquiry in the fullest form that fits.
extension RecordComposer {
    /// The version of docs/schemas/assignment and decision that is written.
    static var schemaVersion: StaticString { #""schema_version":1"# }
    /// `,"truncated":false}`, the end of every assignment.
    private static let endBytes = 19

    /// Writes the value in at most `budget` bytes and returns where it stands.
    mutating func writeValue(
        _ role: Role, _ routed: RoutedInquiry, _ headers: InboundHeaders, isWhole: Bool, budget: Int,
        to writer: inout JSONWriter
    ) -> Range<Int> {
        // The bytes before belong to another value: after a line feed the writer sets no comma.
        writer.buffer.append(UInt8(ascii: "\n"))
        let start = writer.buffer.count
        writer.beginObject()
        writeDecided(routed, to: &writer)
        writeWhy(routed, headers, isWhole: isWhole, budget: budget / 4, to: &writer)
        plainFact("rule_book", facts[.ruleBook], to: &writer)
        writeSource(routed, to: &writer)
        writer.key("confidential")
        writer.bool(routed.inquiry.isConfidential)
        var isTruncated = false
        if isWhole {
            let end = start + budget - Self.endBytes
            isTruncated = writeInquiry(routed, endingBy: end, to: &writer)
        } else if !facts[.school].isEmpty {
            fact("school", facts[.school], to: &writer)
        }
        writer.key("truncated")
        writer.bool(isTruncated)
        writer.endObject()
        return start..<writer.buffer.count
    }

    /// Writes a fact of the inquiry as a string.
    func fact(_ key: StaticString, _ range: Range<Int>, to writer: inout JSONWriter) {
        writer.key(key)
        writer.string(facts.text(range))
    }

    /// Writes a fact that we made ourselves, of characters that need no escapes.
    func plainFact(_ key: StaticString, _ range: Range<Int>, to writer: inout JSONWriter) {
        writer.key(key)
        writer.plain(facts.text(range))
    }

    /// Writes where the record stands.
    func writeSource(_ routed: RoutedInquiry, to writer: inout JSONWriter) {
        writer.key("source")
        writer.beginObject()
        writer.key("kafka_topic")
        writer.string(routed.record.kafkaTopic.span)
        writer.key("partition")
        writer.integer(Int64(routed.record.source.partition))
        writer.key("offset")
        writer.integer(routed.record.source.offset)
        writer.endObject()
    }

    /// Writes who owns and who gets a copy.
    func writeOwnerAndCopies(_ routed: RoutedInquiry, to writer: inout JSONWriter) {
        writer.key("owner")
        writer.string(routed.routing.departments[routed.decision.owner].name)
        writer.key("copies")
        writer.beginArray()
        for department in DepartmentSequence(routed.decision.copies) {
            writer.string(routed.routing.departments[department].name)
        }
        writer.endArray()
    }

    private func writeDecided(_ routed: RoutedInquiry, to writer: inout JSONWriter) {
        writer.member(Self.schemaVersion)
        plainFact("assignment_id", facts[.id], to: &writer)
        fact("inquiry_id", facts[.inquiryID], to: &writer)
        fact("topic", facts[.subject], to: &writer)
        fact("department", facts[.department], to: &writer)
        plainFact("role", facts[.role], to: &writer)
        writeOwnerAndCopies(routed, to: &writer)
        plainFact("priority", facts[.priority], to: &writer)
        plainFact("answer_by", facts[.answerBy], to: &writer)
        fact("received_at", facts.receivedAt, to: &writer)
        plainFact("decided_at", facts[.time], to: &writer)
    }
}
