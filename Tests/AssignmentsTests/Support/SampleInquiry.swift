import Assignments
import Inquiries
import JSON
import Matching

@testable import Classification

/// An inquiry to be written, as the reader and the classifier would hand it over.
struct SampleInquiry {
    /// What the record's value was before it became an inquiry.
    enum Shape { case ours, mappedJSON, mappedText }

    /// Whether the classifier took the text for Spanish.
    var isSpanishGuessed = false
    var fields: [InquiryField: String] = [.text: "my sons bus never came, route 14", .channel: "sms"]
    var isConfidential = false
    var receivedAt: Int64 = 1_788_264_900_250
    var receivedAtText = ""
    var ignored: InquiryFieldSet = []
    var shape = Shape.ours
    /// The record's value; nil for an object with `fields`.
    var value: String?
    var isTombstone = false
    var key: String?
    var headers: [(String, String?)] = []
    var kafkaTopic = "inquiries.sms"
    var source = RecordSource(partition: 3, offset: 1042, timestamp: 1_788_264_900_000)
    var decidedAt: Int64 = 1_788_264_900_300
    var rules = ["late-bus"]
    /// Departments that get a copy though no rule here says so.
    var copiesForced: [DepartmentID] = []
    var limits = OutputLimits()

    /// The inbound headers.
    var inboundHeaders: InboundHeaders {
        var inbound = InboundHeaders()
        for (name, value) in headers {
            Array(name.utf8).withUnsafeBufferPointer { name in
                guard let value else { return inbound.append(name: name, value: nil) }
                Array(value.utf8).withUnsafeBufferPointer { inbound.append(name: name, value: $0) }
            }
        }
        return inbound
    }

    /// The fields as an object of our shape.
    var object: String {
        var writer = JSONWriter()
        writer.beginObject()
        for field in InquiryField.allCases {
            guard let text = fields[field], field != .senderType, field != .senderID else { continue }
            writer.key(field.name)
            writer.string(text)
        }
        if fields[.senderType] != nil || fields[.senderID] != nil {
            writer.key("sender")
            writer.beginObject()
            if let type = fields[.senderType] { writer.key("type"); writer.string(type) }
            if let id = fields[.senderID] { writer.key("id"); writer.string(id) }
            writer.endObject()
        }
        writer.endObject()
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// What the writers append for it.
    func written(by writer: AssignmentWriter = AssignmentWriter()) -> [PublishedRecord] {
        let outbox = Outbox()
        withRouted { writer.write($0, headers: inboundHeaders, limits: limits, into: outbox) }
        return PublishedRecord.all(of: outbox)
    }

    /// The owner's assignment.
    var owner: PublishedRecord { written()[0] }

    /// The decision record.
    var decisionRecord: PublishedRecord {
        let records = written()
        return records[records.count - 1]
    }

    /// What the dead letter writer appends where the record is one for this reason.
    func writtenAsDeadLetter(
        _ reason: DeadLetterReason, explanation: String = "It is broken.", isRead: Bool = true
    ) -> [PublishedRecord] {
        let outbox = Outbox()
        let writer = DeadLetterWriter(assignments: AssignmentWriter())
        withRouted { routed in
            Array(explanation.utf8).withUnsafeBufferPointer { explanation in
                let letter = DeadLetter(
                    record: routed.record, reason: reason, explanation: explanation, recovered: isRead ? routed : nil)
                writer.write(letter, headers: inboundHeaders, limits: limits, into: outbox)
            }
        }
        return PublishedRecord.all(of: outbox)
    }

    /// Lends the routed inquiry.
    func withRouted(_ body: (RoutedInquiry) -> Void) {
        let scratch = InquiryScratch()
        let inquiry = read(into: scratch)
        let evidence = ClassifierScratch()
        var decision = SampleDistrict.decision(firing: rules, into: evidence)
        decision.guessedLanguage = isSpanishGuessed ? .spanish : nil
        for department in copiesForced { decision.copies.insert(DepartmentSet(department)) }
        let value = Array((self.value ?? object).utf8)
        Array(kafkaTopic.utf8).withUnsafeBufferPointer { kafkaTopic in
            value.withUnsafeBufferPointer { value in
                Array((key ?? "").utf8).withUnsafeBufferPointer { key in
                    let record = InboundRecord(
                        value: isTombstone ? nil : value, key: self.key == nil ? nil : key, kafkaTopic: kafkaTopic,
                        source: source)
                    body(
                        RoutedInquiry(
                            record: record, inquiry: inquiry, fields: scratch, decision: decision,
                            classifier: SampleDistrict.classifier, evidence: evidence,
                            routing: SampleDistrict.routing, decidedAt: decidedAt))
                }
            }
        }
    }

    private func read(into scratch: InquiryScratch) -> Inquiry {
        func add(_ text: String) -> Range<Int> {
            let start = scratch.bytes.count
            scratch.bytes.append(contentsOf: text.utf8)
            return start..<scratch.bytes.count
        }
        func field(_ field: InquiryField) -> Range<Int> { add(fields[field] ?? "") }
        var inquiry = Inquiry()
        inquiry.text = field(.text)
        inquiry.subject = field(.subject)
        inquiry.id = field(.id)
        inquiry.channel = field(.channel)
        inquiry.language = field(.language)
        inquiry.school = field(.school)
        inquiry.conversationID = field(.conversationID)
        inquiry.senderType = field(.senderType)
        inquiry.senderID = field(.senderID)
        inquiry.replyTo = field(.replyTo)
        inquiry.claimedTopic = field(.claimedTopic)
        inquiry.isConfidential = isConfidential
        inquiry.receivedAt = receivedAt
        inquiry.receivedAtText = add(receivedAtText)
        inquiry.ignoredFields = ignored
        switch shape {
        case .ours: inquiry.json = .recordValue(0..<(value ?? object).utf8.count)
        case .mappedJSON, .mappedText:
            inquiry.json = .scratch(add(object))
            inquiry.original = shape == .mappedJSON ? .json : .text
        }
        return inquiry
    }
}
