import Classification
public import Inquiries
import JSON

/// Writes what an inquiry leads to: its owner's assignment, the copies and the decision record, as bytes. One a
/// worker; its buffers are kept, so that nothing is allocated once they are warm.
public final class AssignmentWriter {
    var facts = InquiryFacts()
    var sentence = Sentence()
    /// One note at a time.
    var note: [UInt8] = []

    /// A writer with empty buffers.
    public init() {}

    /// Appends the records of one inquiry to `outbox`: the owner's assignment first, then the copies by department,
    /// then the decision record. `headers` are the inbound record's.
    public func write(
        _ routed: RoutedInquiry, headers: InboundHeaders, limits: OutputLimits, into outbox: Outbox
    ) {
        begin(routed)
        write(.owner, to: routed.decision.owner, routed, headers, limits, into: outbox)
        for department in DepartmentSequence(routed.decision.copies) {
            write(.copy, to: department, routed, headers, limits, into: outbox)
        }
        writeDecision(routed, into: outbox)
    }

    /// Takes up an inquiry: what all its records have in common.
    func begin(_ routed: RoutedInquiry) {
        let fields = routed.fields.bytes
        facts.fill(routed, fields: fields.span)
        sentence.explain(routed)
    }

    /// Appends one assignment.
    func write(
        _ role: Role, to department: DepartmentID, _ routed: RoutedInquiry, _ headers: InboundHeaders,
        _ limits: OutputLimits, into outbox: Outbox
    ) {
        let receiver = routed.routing.departments[department]
        facts.fill(department: receiver, role: role)
        let isWhole = isWhole(for: department, role, routed)
        let kafkaTopic = routed.decision.priority == .urgent ? receiver.urgentKafkaTopic : receiver.kafkaTopic
        let start = outbox.writer.bytes.count
        outbox.writer.bytes.append(contentsOf: facts.bytes)
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
