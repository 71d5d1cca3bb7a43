import Assignments
import Classification
import Inquiries
import JSON
import Pipeline
import RuleBooks

/// The way of a message without Kafka: read, classify, write. Every buffer is kept, as a worker keeps them.
final class Stages {
    /// A stage. Each works on what the one before left, so any can be repeated. The first, JSON alone, is a part of
    /// reading, told by itself.
    enum Stage: CaseIterable { case json, read, classify, write }

    private let book: RuleBook
    private var document = JSONDocument()
    private let reader = InquiryReader(input: InputDefinition(name: "inquiries"))
    private let headers = InboundHeaders()
    private let fields = InquiryScratch()
    private let evidence = ClassifierScratch()
    private let assignments = AssignmentWriter()
    private let deadLetters: DeadLetterWriter
    private let limits = OutputLimits()
    private var explanation: [UInt8] = []
    private var reading = InquiryReading.deadLetter(.empty)
    private var routed: RoutedInquiry?
    /// What the last message led to.
    let outbox = Outbox()

    /// The way of messages that this book decides.
    init(book: RuleBook) {
        self.book = book
        deadLetters = DeadLetterWriter(assignments: assignments)
    }

    /// Runs one stage.
    func run(_ stage: Stage, _ record: InboundRecord) {
        switch stage {
        case .json: if let value = record.value { try? document.read(value.span) }
        case .read: reading = reader.read(record, headers: headers, scratch: fields)
        case .classify: classify(record)
        case .write: write(record)
        }
    }

    /// Decides what was read last; of a dead letter what can be read of it.
    private func classify(_ record: InboundRecord) {
        switch reading {
        case .inquiry(let inquiry): routed = decide(inquiry, record)
        case .deadLetter(let reason):
            explanation.removeAll(keepingCapacity: true)
            reader.appendExplanation(of: reason, record: record, scratch: fields, to: &explanation)
            routed = reader.recover(record, scratch: fields).map { decide($0, record) }
        }
    }

    private func decide(_ inquiry: Inquiry, _ record: InboundRecord) -> RoutedInquiry {
        let bytes = fields.bytes  // holds the buffer while its span is read
        let decision = book.classifier.classify(Message(inquiry), in: bytes.span, scratch: evidence)
        return RoutedInquiry(
            record: record, inquiry: inquiry, fields: fields, decision: decision, classifier: book.classifier,
            evidence: evidence, routing: book.routing, decidedAt: record.source.timestamp + 5)
    }

    /// Writes the records of what was decided last.
    private func write(_ record: InboundRecord) {
        outbox.reset()
        switch reading {
        case .inquiry:
            if let routed { assignments.write(routed, headers: headers, limits: limits, into: outbox) }
        case .deadLetter(let reason):
            explanation.withUnsafeBufferPointer { explanation in
                let letter = DeadLetter(record: record, reason: reason, explanation: explanation, recovered: routed)
                _ = deadLetters.write(letter, headers: headers, limits: limits, into: outbox)
            }
        }
    }
}
