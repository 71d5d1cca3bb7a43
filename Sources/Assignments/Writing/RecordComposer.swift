import Classification
import Inquiries
import JSON

/// Composes the records of one inquiry after another; its buffers are kept.
struct RecordComposer: ~Copyable {
    var facts = InquiryFacts()
    var sentence = Sentence()
    /// One note at a time.
    var note = ByteBuffer()

    /// Appends the records of one inquiry.
    mutating func write(
        _ routed: RoutedInquiry, _ headers: InboundHeaders, _ limits: OutputLimits, into outbox: Outbox
    ) {
        begin(routed)
        write(.owner, to: routed.decision.owner, routed, headers, limits, into: outbox)
        for department in DepartmentSequence(routed.decision.copies) {
            write(.copy, to: department, routed, headers, limits, into: outbox)
        }
        writeDecision(routed, into: outbox)
    }

    /// Takes up an inquiry: what all its records have in common.
    mutating func begin(_ routed: RoutedInquiry) {
        let fields = routed.fields.bytes
        facts.fill(routed, fields: fields.span)
        sentence.explain(routed)
    }

    /// Appends one assignment.
    mutating func write(
        _ role: Role, to department: DepartmentID, _ routed: RoutedInquiry, _ headers: InboundHeaders,
        _ limits: OutputLimits, into outbox: Outbox
    ) {
        let receiver = routed.routing.departments[department]
        facts.fill(department: receiver, role: role)
        let isWhole = isWhole(for: department, role, routed)
        let kafkaTopic = routed.decision.priority == .urgent ? receiver.urgentKafkaTopic : receiver.kafkaTopic
        let start = outbox.writer.buffer.count
        outbox.writer.buffer.append(facts.bytes.span)
        let headerRange = outbox.appendHeaders(facts, at: start, inbound: isWhole ? headers : nil)
        let key = isWhole ? facts.key : facts[.inquiryID]
        let around = RecordSize.fixed + (key?.count ?? 0) + RecordSize.bytes(of: outbox.headers[headerRange])
        let budget = limits.bytes(kafkaTopic: kafkaTopic) - around
        let value = writeValue(role, routed, headers, isWhole: isWhole, budget: budget, to: &outbox.writer)
        outbox.records.append(
            OutgoingRecord(
                destination: .department(kafkaTopic: kafkaTopic), key: key.map { $0.shifted(by: start) },
                value: value, headers: headerRange))
    }

    /// Whether an assignment holds the inquiry: a confidential one goes whole to its owner alone, and to safety when
    /// it is urgent.
    private func isWhole(for department: DepartmentID, _ role: Role, _ routed: RoutedInquiry) -> Bool {
        guard routed.inquiry.isConfidential, role == .copy else { return true }
        return routed.decision.priority == .urgent && department == routed.routing.safetyDepartment
    }
}
