import Assignments
import Classification
import Inquiries
import Kafka

/// Turns one message into the records it leads to: reads it, decides, writes into the outbox. Holds every buffer that
/// this needs, so that nothing is allocated once they are warm. Owned by one worker.
final class MessageRouter: MessageRouting {
    let outbox = Outbox()
    /// What the messages of the open batch became.
    var counts = PipelineCounts()
    private let fields = InquiryScratch()
    private let evidence = ClassifierScratch()
    private let sampler: InquirySampler
    private let assignments = AssignmentWriter()
    private let deadLetters: DeadLetterWriter
    private var headers = InboundHeaders()
    /// The sentence that says more about a dead letter.
    private var detail: [UInt8] = []
    private var book: ActiveBook
    private var limits: OutputLimits
    private var channels: ChannelTable

    init(book: ActiveBook, limits: OutputLimits) {
        self.book = book
        self.limits = limits
        deadLetters = DeadLetterWriter(assignments: assignments)
        sampler = InquirySampler(classifier: book.classifier)
        channels = ChannelTable(book.columns.channels)
        makeRoom()
    }

    var sample: [SampledInquiry] { sampler.inquiries }

    /// Decides by another book from the next message on.
    func use(_ book: ActiveBook, limits: OutputLimits) {
        self.book = book
        self.limits = limits
        sampler.use(book.classifier)
        makeRoom()
    }

    /// So that counting allocates nothing.
    private func makeRoom() {
        counts.owned.reserve(CountColumns.departmentsMax)
        counts.copies.reserve(CountColumns.departmentsMax)
        counts.rules.reserve((book.ruleColumns.max() ?? 0) + 1)
        counts.channels.reserve(CountColumns.channelsMax)
    }

    /// Fills the outbox with what the message leads to.
    func route(_ message: borrowing ConsumedMessage, reader: InquiryReader) {
        outbox.reset()
        readHeaders(message)
        let record = InboundRecord(
            value: message.value, key: message.key, kafkaTopic: message.kafkaTopic,
            source: RecordSource(
                partition: message.partition, offset: message.offset,
                timestamp: message.timestampMilliseconds ?? MonotonicClock.wallMilliseconds()))
        switch reader.read(record, headers: headers, scratch: fields) {
        case .inquiry(let inquiry): routeInquiry(inquiry, record)
        case .deadLetter(let reason): routeDeadLetter(reason, record, reader)
        }
    }

    private func readHeaders(_ message: borrowing ConsumedMessage) {
        headers.reset()
        let received = message.headers
        for index in 0..<received.count {
            guard let header = received[index] else { return }
            headers.append(name: header.name, value: header.value)
        }
    }

    private func routeInquiry(_ inquiry: Inquiry, _ record: InboundRecord) {
        let routed = decide(inquiry, record)
        let bytes = fields.bytes  // holds the buffer while its span is read
        sampler.note(Message(inquiry), in: bytes.span, topic: routed.decision.topic)
        assignments.write(routed, headers: headers, limits: limits, into: outbox)
        count(routed, channel: channels.column(of: inquiry.channel, in: bytes.span))
    }

    private func count(_ routed: borrowing RoutedInquiry, channel: Int) {
        counts.inquiries += 1
        counts.channels.add(to: channel)
        for fired in evidence.firedRules { counts.rules.add(to: book.ruleColumns[fired.rule]) }
        counts.owned.add(to: book.departmentColumns[routed.decision.owner])
        counts.priorities[Int(routed.decision.priority.rawValue)] += 1
        var copies = routed.decision.copies.rawValue
        while copies != 0 {
            counts.copies.add(to: book.departmentColumns[copies.trailingZeroBitCount])
            copies &= copies &- 1
        }
    }

    /// Even a dead letter's bytes are read for safety, so that a broken connector can't hide a threat.
    private func routeDeadLetter(_ reason: DeadLetterReason, _ record: InboundRecord, _ reader: InquiryReader) {
        detail.removeAll(keepingCapacity: true)
        reader.appendExplanation(of: reason, record: record, scratch: fields, to: &detail)
        let recovered = reader.recover(record, scratch: fields).map { decide($0, record) }
        let isUrgent = detail.withUnsafeBufferPointer { detail in
            deadLetters.write(
                DeadLetter(record: record, reason: reason, explanation: detail, recovered: recovered), headers: headers,
                limits: limits, into: outbox)
        }
        counts.deadLetters[Int(reason.rawValue)] += 1
        if isUrgent { counts.urgentDeadLetters += 1 }
    }

    private func decide(_ inquiry: Inquiry, _ record: InboundRecord) -> RoutedInquiry {
        let bytes = fields.bytes  // holds the buffer while its span is read
        let decision = book.classifier.classify(Message(inquiry), in: bytes.span, scratch: evidence)
        return RoutedInquiry(
            record: record, inquiry: inquiry, fields: fields, decision: decision, classifier: book.classifier,
            evidence: evidence, routing: book.routing, decidedAt: MonotonicClock.wallMilliseconds())
    }
}
