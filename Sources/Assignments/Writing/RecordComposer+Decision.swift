import Classification
import Inquiries
import JSON

/// The decision record: what was decided and by which rules. Neither the text nor a sender's id stands in it.
extension RecordComposer {
    /// What the rules may take: a record of decisions stays far below any limit.
    private static let decisionRulesBytesMax = 16 << 10

    /// Appends the decision record of the inquiry that `begin` took up, after its assignments.
    mutating func writeDecision(_ routed: borrowing RoutedInquiry, into outbox: inout OutboxContents) {
        let header = outbox.headers.count
        outbox.headers.append(
            OutgoingHeader(name: facts.name(of: .contentType), value: facts[.contentType].text))
        let value = writeDecisionValue(routed, to: &outbox.bytes)
        outbox.records.append(
            OutgoingRecord(
                destination: .decisions, key: facts[.inquiryID].text, value: value, headers: header..<header + 1))
    }

    private mutating func writeDecisionValue(
        _ routed: borrowing RoutedInquiry, to bytes: inout ByteBuffer
    ) -> Range<Int> {
        let start = bytes.count
        bytes.append(#"{"schema_version":1,"inquiry_id":"#)
        bytes.append(copyOf: facts[.inquiryID].json)
        bytes.append(#","assignment_ids":["#)
        bytes.append(facts.assignmentIDs.span)
        bytes.append(UInt8(ascii: "]"))
        writeSource(routed.record, to: &bytes)
        bytes.append(#","channel":"#)
        bytes.append(copyOf: facts[.channel].json)
        writeIfKnown(#","sender_type":"#, facts[.senderType], to: &bytes)
        if writeIfKnown(#","language":"#, facts[.language], to: &bytes) {
            bytes.append(#","language_is":"given""#)
        } else if let tag = routed.decision.guessedLanguageTag {
            bytes.append(#","language":""#)
            bytes.append(tag)
            bytes.append(#"","language_is":"guessed""#)
        }
        writeIfKnown(#","school":"#, facts[.school], to: &bytes)
        bytes.append(#","topic":"#)
        bytes.append(copyOf: facts[.subject].json)
        writeDecided(routed, to: &bytes)
        writeScore(routed.decision, to: &bytes)
        let rulesLeftOut = writeRules(routed, hasEvidence: false, budget: Self.decisionRulesBytesMax, to: &bytes)
        if rulesLeftOut > 0 {
            bytes.append(#","rules_left_out":"#)
            bytes.append(decimal: Int64(rulesLeftOut))
        }
        writeRunnerUp(routed, to: &bytes)
        bytes.append(#","rule_book":"#)
        bytes.append(copyOf: facts[.ruleBook].json)
        writeTimings(routed, to: &bytes)
        bytes.append(UInt8(ascii: "}"))
        return start..<bytes.count
    }

    private func writeTimings(_ routed: borrowing RoutedInquiry, to bytes: inout ByteBuffer) {
        bytes.append(#","timings":{"received_at":"#)
        bytes.append(copyOf: facts.receivedAt.json)
        bytes.append(#","decided_at":"#)
        bytes.append(copyOf: facts[.time].json)
        bytes.append(#","milliseconds":"#)
        bytes.append(decimal: routed.decidedAt &- routed.inquiry.receivedAt)
        bytes.append(UInt8(ascii: "}"))
    }

    @discardableResult
    private func writeIfKnown(
        _ key: StaticString, _ fact: InquiryFacts.Fact, to bytes: inout ByteBuffer
    ) -> Bool {
        guard !fact.text.isEmpty else { return false }
        bytes.append(key)
        bytes.append(copyOf: fact.json)
        return true
    }
}
