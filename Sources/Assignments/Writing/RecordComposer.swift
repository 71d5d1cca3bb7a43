import Classification
import Inquiries
import JSON

/// Composes the records of one inquiry after another; its buffers are kept.
///
/// Everything is written straight into the outbox, the JSON around the values as literal text: what a record has in common
/// with one before it is copied from there.
struct RecordComposer: ~Copyable {
    var facts = InquiryFacts()
    var sentence = Sentence()
    /// One note at a time.
    var note = ByteBuffer()
    /// What made the rules fire.
    var evidence = FiredEvidence()
    /// What the inquiry's whole assignments have in common, from `owner` to the end, where it has been written in full.
    var common: Range<Int>?
    /// Owner, copies, priority and `answer_by` of the inquiry's records, where they have been written.
    var decided: Range<Int>?

    /// Appends the records of one inquiry.
    mutating func write(
        _ routed: borrowing RoutedInquiry, _ headers: borrowing InboundHeaders, _ limits: borrowing OutputLimits,
        into outbox: inout OutboxContents
    ) {
        begin(routed, into: &outbox)
        write(.owner, to: routed.decision.owner, routed, headers, limits, into: &outbox)
        for department in DepartmentSequence(routed.decision.copies) {
            write(.copy, to: department, routed, headers, limits, into: &outbox)
        }
        writeDecision(routed, into: &outbox)
    }

    /// Takes up an inquiry: what all its records have in common.
    mutating func begin(_ routed: borrowing RoutedInquiry, into outbox: inout OutboxContents) {
        common = nil
        decided = nil
        let fields = routed.fields.bytes
        facts.fill(routed, fields: fields.span, to: &outbox.bytes)
        sentence.explain(routed)
    }

    /// Appends one assignment.
    mutating func write(
        _ role: Role, to department: DepartmentID, _ routed: borrowing RoutedInquiry,
        _ headers: borrowing InboundHeaders, _ limits: borrowing OutputLimits, into outbox: inout OutboxContents
    ) {
        let receiver = routed.routing.departments[department]
        facts.fill(receiver.name.span, role, to: &outbox.bytes)
        let isWhole = isWhole(for: department, role, routed)
        let kafkaTopic = routed.decision.priority == .urgent ? receiver.urgentKafkaTopic : receiver.kafkaTopic
        let headerRange = outbox.appendHeaders(facts, inbound: isWhole ? copy headers : nil)
        let key = isWhole ? facts.key : facts[.inquiryID].text
        let around = RecordSize.fixed + (key?.count ?? 0) + RecordSize.bytes(of: outbox.headers[headerRange])
        let budget = limits.bytes(kafkaTopic: kafkaTopic) - around
        let value = writeValue(routed, headers, isWhole: isWhole, budget: budget, to: &outbox.bytes)
        outbox.records.append(
            OutgoingRecord(
                destination: .department(kafkaTopic: kafkaTopic), key: key, value: value, headers: headerRange))
    }

    /// Whether an assignment holds the inquiry: a confidential one goes whole to its owner alone, and to safety when
    /// it is urgent.
    private func isWhole(
        for department: DepartmentID, _ role: Role, _ routed: borrowing RoutedInquiry
    ) -> Bool {
        guard routed.inquiry.isConfidential, role == .copy else { return true }
        return routed.decision.priority == .urgent && department == routed.routing.safetyDepartment
    }
}
