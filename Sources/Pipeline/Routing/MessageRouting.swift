import Assignments
import Inquiries

/// Turns a message into the records that it leads to. `MessageRouter` does it by a rule book; a simulation in its own way.
protocol MessageRouting: AnyObject {
    associatedtype Record: ~Copyable

    /// The records of the last message.
    var outbox: Outbox { get }
    /// What the messages of the open batch became.
    var counts: PipelineCounts { get set }

    /// The newest inquiries of each topic that were decided, for the control plane.
    var sample: [SampledInquiry] { get }

    /// Decides by another book from the next message on.
    func use(_ book: ActiveBook, limits: OutputLimits)
    /// Fills the outbox with what the message leads to.
    func route(_ message: borrowing Record, reader: InquiryReader)
}
