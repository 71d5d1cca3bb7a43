import Classification
import Inquiries
import JSON

/// The decision record: what was decided and by which rules. Neither the text nor a sender's id stands in it.
extension AssignmentWriter {
    /// What the rules may take: a record of decisions stays far below any limit.
    private static let decisionRulesBytesMax = 16 << 10

    /// Appends the decision record of the inquiry that `begin` took up, after its assignments.
    func writeDecision(_ routed: RoutedInquiry, into outbox: Outbox) {
        let firstHeader = outbox.headers.count
        outbox.appendHeader("content-type") { $0.append("application/json") }
        let keyStart = outbox.writer.bytes.count
        outbox.writer.bytes.append(contentsOf: facts.bytes[facts[.inquiryID]])
        let key = keyStart..<outbox.writer.bytes.count
        let value = writeDecisionValue(routed, to: &outbox.writer)
        outbox.records.append(
            OutgoingRecord(
                destination: .decisions, key: key, value: value, headers: firstHeader..<outbox.headers.count))
    }

    private func writeDecisionValue(_ routed: RoutedInquiry, to writer: inout JSONWriter) -> Range<Int> {
        writer.bytes.append(UInt8(ascii: "\n"))
        let start = writer.bytes.count
        writer.beginObject()
        writer.key("schema_version")
        writer.integer(Self.schemaVersion)
        fact("inquiry_id", facts[.inquiryID], to: &writer)
        writeAssignments(to: &writer)
        writeSource(routed, to: &writer)
        fact("channel", facts[.channel], to: &writer)
        factIfKnown("sender_type", facts[.senderType], to: &writer)
        if factIfKnown("language", facts[.language], to: &writer) {
            writer.key("language_is")
            writer.string("given")
        }
        factIfKnown("school", facts[.school], to: &writer)
        fact("topic", facts[.subject], to: &writer)
        writeOwnerAndCopies(routed, to: &writer)
        fact("priority", facts[.priority], to: &writer)
        fact("answer_by", facts[.answerBy], to: &writer)
        writeScore(routed, to: &writer)
        let rulesLeftOut = writeRules(
            routed, hasEvidence: false, budget: Self.decisionRulesBytesMax, to: &writer)
        if rulesLeftOut > 0 {
            writer.key("rules_left_out")
            writer.integer(Int64(rulesLeftOut))
        }
        writeRunnerUp(routed, to: &writer)
        fact("rule_book", facts[.ruleBook], to: &writer)
        writeTimings(routed, to: &writer)
        writer.endObject()
        return start..<writer.bytes.count
    }

    private func writeAssignments(to writer: inout JSONWriter) {
        writer.key("assignment_ids")
        writer.beginArray()
        let ids = facts.assignmentIDs
        for start in stride(from: 0, to: ids.count, by: AssignmentID.length) {
            writer.string(ids, start..<start + AssignmentID.length)
        }
        writer.endArray()
    }

    private func writeTimings(_ routed: RoutedInquiry, to writer: inout JSONWriter) {
        writer.key("timings")
        writer.beginObject()
        fact("received_at", facts.receivedAt, to: &writer)
        fact("decided_at", facts[.time], to: &writer)
        writer.key("milliseconds")
        writer.integer(routed.decidedAt &- routed.inquiry.receivedAt)
        writer.endObject()
    }

    @discardableResult
    private func factIfKnown(_ key: StaticString, _ range: Range<Int>, to writer: inout JSONWriter) -> Bool {
        guard !range.isEmpty else { return false }
        fact(key, range, to: &writer)
        return true
    }
}
