public import Classification
public import Inquiries

/// An inquiry with all that was decided about it: what the writers of records need. Borrowed for one call; nothing in
/// it is kept.
public struct RoutedInquiry {
    /// The record it came in.
    public var record: InboundRecord
    /// The inquiry; its ranges point into `fields.bytes` and `record.value`.
    public var inquiry: Inquiry
    /// The scratch that reading it filled.
    public var fields: InquiryScratch
    /// The decision.
    public var decision: Decision
    /// The classifier that decided.
    public var classifier: Classifier
    /// The scratch that deciding filled.
    public var evidence: ClassifierScratch
    /// The routing of the same rule book.
    public var routing: Routing
    /// When it was decided, in milliseconds since 1970 UTC.
    public var decidedAt: Int64
    /// The dead letter whose bytes it was recovered from; nil for an inquiry that was read as one.
    var salvage: Salvage?

    /// A routed inquiry by its parts.
    public init(
        record: InboundRecord, inquiry: Inquiry, fields: InquiryScratch, decision: Decision, classifier: Classifier,
        evidence: ClassifierScratch, routing: Routing, decidedAt: Int64
    ) {
        self.record = record
        self.inquiry = inquiry
        self.fields = fields
        self.decision = decision
        self.classifier = classifier
        self.evidence = evidence
        self.routing = routing
        self.decidedAt = decidedAt
    }
}

/// What an inquiry that was recovered from a dead letter's bytes has beside.
struct Salvage {
    /// Why the record is a dead letter.
    var reason: DeadLetterReason
    /// Whether only the value's beginning was read.
    var isPrefix: Bool
}
