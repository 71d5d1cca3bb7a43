import Assignments
import Classification
import Inquiries
import JSON

/// Decides and writes what a reading leads to, and checks that every record is what its contract says.
enum PublishCheck {
    nonisolated(unsafe) private static let outbox = Outbox()
    nonisolated(unsafe) private static let evidence = ClassifierScratch()
    nonisolated(unsafe) private static let assignments = AssignmentWriter()
    private static let limits = OutputLimits(bytes: OutputLimits.leastBytes)

    static func run(
        _ reading: InquiryReading, _ record: InboundRecord, _ headers: InboundHeaders, _ fields: InquiryScratch
    ) {
        outbox.reset()
        switch reading {
        case .inquiry(let inquiry):
            assignments.write(decide(inquiry, record, fields), headers: headers, limits: limits, into: outbox)
            require(outbox.records.count >= 2, "an inquiry has an assignment and a decision record")
        case .deadLetter(let reason):
            let sentence = Array("why".utf8)
            sentence.withUnsafeBufferPointer { sentence in
                let letter = DeadLetter(
                    record: record, reason: reason, explanation: sentence, recovered: recover(record, fields))
                DeadLetterWriter(assignments: assignments).write(letter, headers: headers, limits: limits, into: outbox)
            }
            require(outbox.records.first?.destination == .deadLetter, "a dead letter is written")
        }
        outbox.withUnsafeBytes { bytes in for record in outbox.records { check(record, bytes) } }
    }

    private static func recover(_ record: InboundRecord, _ fields: InquiryScratch) -> RoutedInquiry? {
        guard let value = record.value, !value.isEmpty else { return nil }
        fields.bytes.removeAll(keepingCapacity: true)
        var inquiry = Inquiry()
        LenientText.append(value.span, resolvingEscapes: true, to: &fields.bytes)
        inquiry.text = 0..<fields.bytes.count
        inquiry.channel = inquiry.text
        inquiry.receivedAt = record.source.timestamp
        return decide(inquiry, record, fields)
    }

    private static func decide(_ inquiry: Inquiry, _ record: InboundRecord, _ fields: InquiryScratch) -> RoutedInquiry {
        var message = Message()
        message.text = inquiry.text
        message.subject = inquiry.subject
        message.channel = inquiry.channel
        message.language = inquiry.language
        message.school = inquiry.school
        message.senderType = inquiry.senderType
        message.claimedTopic = inquiry.claimedTopic
        message.isConfidential = inquiry.isConfidential
        message.instant = inquiry.receivedAt
        let bytes = fields.bytes
        let decision = FuzzBook.classifier.classify(message, in: bytes.span, scratch: evidence)
        return RoutedInquiry(
            record: record, inquiry: inquiry, fields: fields, decision: decision, classifier: FuzzBook.classifier,
            evidence: evidence, routing: FuzzBook.routing, decidedAt: record.source.timestamp)
    }

    private static func check(_ record: OutgoingRecord, _ bytes: UnsafeBufferPointer<UInt8>) {
        var size = (record.key?.count ?? 0) + (record.value?.count ?? 0)
        for header in outbox.headers[record.headers] {
            require(header.name.upperBound <= bytes.count, "a header's name lies in the outbox")
            size += header.name.count + (header.value?.count ?? 0)
        }
        require(size <= limits.bytes, "a record keeps within its Kafka topic's limit")
        guard record.destination != .deadLetter else { return }
        let value = Array(bytes[record.value ?? 0..<0])
        var document = JSONDocument()
        do throws(JSONError) { try document.read(value.span) } catch {
            // An inquiry as deep as may be lies a level deeper in its assignment.
            require(error.kind == .tooDeep, "what is published is JSON: \(error)")
        }
    }
}
