import Classification
import Inquiries
import JSON

/// The decision record: what was decided and by which rules. Neither the text nor a sender's id stands in it.
extension RecordComposer {
    /// What the rules may take: a record of decisions stays far below any limit.
    private static let decisionRulesBytesMax = 16 << 10

    /// Appends the decision record of the inquiry that `begin` took up, after its assignments.
    func writeDecision(_ routed: RoutedInquiry, into outbox: Outbox) {
        let firstHeader = outbox.headers.count
        outbox.appendHeader("content-type") { $0.append("application/json") }
        let keyStart = outbox.writer.buffer.count
        outbox.writer.buffer.append(facts.text(facts[.inquiryID]))
        let key = keyStart..<outbox.writer.buffer.count
        let value = writeDecisionValue(routed, to: &outbox.writer)
        outbox.records.append(
            OutgoingRecord(
                destination: .decisions, key: key, value: value, headers: firstHeader..<outbox.headers.count))
    }

    private func writeDecisionValue(_ routed: RoutedInquiry, to writer: inout JSONWriter) -> Range<Int> {
        writer.buffer.append(UInt8(ascii: "\n"))
        let start = writer.buffer.count
        writer.beginObject()
        writer.member(Self.schemaVersion)
        fact("inquiry_id", facts[.inquiryID], to: &writer)
        writeAssignments(to: &writer)
        writeSource(routed, to: &writer)
        fact("channel", facts[.channel], to: &writer)
        factIfKnown("sender_type", facts[.senderType], to: &writer)
        if factIfKnown("language", facts[.language], to: &writer) {
            writer.member(#""language_is":"given""#)
        }
        factIfKnown("school", facts[.school], to: &writer)
        fact("topic", facts[.subject], to: &writer)
        writeOwnerAndCopies(routed, to: &writer)
        plainFact("priority", facts[.priority], to: &writer)
        plainFact("answer_by", facts[.answerBy], to: &writer)
        writeScore(routed, to: &writer)
        let rulesLeftOut = writeRules(
            routed, hasEvidence: false, budget: Self.decisionRulesBytesMax, to: &writer)
        if rulesLeftOut > 0 {
            writer.key("rules_left_out")
            writer.integer(Int64(rulesLeftOut))
        }
        writeRunnerUp(routed, to: &writer)
        plainFact("rule_book", facts[.ruleBook], to: &writer)
        writeTimings(routed, to: &writer)
        writer.endObject()
        return start..<writer.buffer.count
    }

    private func writeAssignments(to writer: inout JSONWriter) {
        writer.key("assignment_ids")
        writer.beginArray()
        let ids = facts.assignmentIDs.span
        for start in stride(from: 0, to: ids.count, by: AssignmentID.length) {
            writer.plain(ids.extracting(start..<start + AssignmentID.length))
        }
        writer.endArray()
    }

    private func writeTimings(_ routed: RoutedInquiry, to writer: inout JSONWriter) {
        writer.key("timings")
        writer.beginObject()
        fact("received_at", facts.receivedAt, to: &writer)
        plainFact("decided_at", facts[.time], to: &writer)
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
