import Classification
public import Inquiries

/// Writes what an inquiry leads to: its owner's assignment, the copies and the decision record, as bytes. One a
/// worker; its buffers are kept, so that nothing is allocated once they are warm.
public final class AssignmentWriter {
    /// Everything, as one value: the message path takes access to it once.
    private var composer = RecordComposer()

    /// A writer with empty buffers.
    public init() {}

    /// Appends the records of one inquiry to `outbox`: the owner's assignment first, then the copies by department,
    /// then the decision record. `headers` are the inbound record's.
    public func write(
        _ routed: borrowing RoutedInquiry, headers: borrowing InboundHeaders, limits: borrowing OutputLimits,
        into outbox: Outbox
    ) {
        composer.write(routed, headers, limits, into: &outbox.contents)
    }

    /// Appends the assignment of an inquiry to one department alone.
    func writeCopy(
        to department: DepartmentID, _ routed: RoutedInquiry, _ headers: InboundHeaders, _ limits: OutputLimits,
        into outbox: inout OutboxContents
    ) {
        composer.begin(routed, into: &outbox)
        composer.write(.copy, to: department, routed, headers, limits, into: &outbox)
    }
}
