import Assignments
import Classification
import Inquiries
import RuleBooks

/// The way of a message without Kafka: read, classify, write. Every buffer is kept, as a worker keeps them.
final class Stages {
    private let book: RuleBook
    private let reader = InquiryReader(input: InputDefinition(name: "inquiries"))
    private let headers = InboundHeaders()
    private let fields = InquiryScratch()
    private let evidence = ClassifierScratch()
    private let writer = AssignmentWriter()
    private let limits = OutputLimits()
    /// What the last message led to.
    let outbox = Outbox()

    /// The way of messages that this book decides.
    init(book: RuleBook) { self.book = book }

    /// Reads a record; nil for one that is no inquiry.
    func read(_ record: InboundRecord) -> Inquiry? {
        guard case .inquiry(let inquiry) = reader.read(record, headers: headers, scratch: fields) else { return nil }
        return inquiry
    }

    /// Decides the inquiry that was read last.
    func classify(_ inquiry: Inquiry) -> Decision {
        var message = Message()
        message.subject = inquiry.subject
        message.text = inquiry.text
        message.channel = inquiry.channel
        message.language = inquiry.language
        message.school = inquiry.school
        message.senderType = inquiry.senderType
        message.claimedTopic = inquiry.claimedTopic
        message.isConfidential = inquiry.isConfidential
        message.instant = inquiry.receivedAt
        let bytes = fields.bytes
        return book.classifier.classify(message, in: bytes.span, scratch: evidence)
    }

    /// Writes the records of the inquiry that was decided last.
    func write(_ inquiry: Inquiry, _ decision: Decision, _ record: InboundRecord) {
        outbox.reset()
        let routed = RoutedInquiry(
            record: record, inquiry: inquiry, fields: fields, decision: decision, classifier: book.classifier,
            evidence: evidence, routing: book.routing, decidedAt: record.source.timestamp + 5)
        writer.write(routed, headers: headers, limits: limits, into: outbox)
    }
}
