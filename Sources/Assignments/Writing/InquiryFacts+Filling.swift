import Classification
import Inquiries
import JSON

/// Taking up an inquiry, and its assignments one after the other.
extension InquiryFacts {
    /// The longest key that is passed on: longer ones are some mistake, and become their SHA-256, so that equal keys
    /// stay equal and every record keeps within its limit.
    static let keyBytesMax = 1024
    /// The longest time that is kept as the connector wrote it: nanoseconds and an offset, with room to spare.
    private static let timeBytesMax = 40

    /// Takes up an inquiry. `fields` are the bytes its ranges point into.
    mutating func fill(_ routed: borrowing RoutedInquiry, fields: Span<UInt8>, to bytes: inout ByteBuffer) {
        begin(in: &bytes)
        let inquiry = routed.inquiry
        self[.source] = Self.write(to: &bytes) {
            $0.append(Self.sourcePrefix)
            $0.append(routed.record.kafkaTopic.span)
        }
        self[.subject] = Self.write(to: &bytes) {
            if let topic = routed.decision.topic { $0.append(routed.routing.topics[topic]) } else { $0.append("other") }
        }
        self[.priority] = Self.write(to: &bytes, isPlain: true) { $0.append(routed.decision.priority.name) }
        self[.channel] = Self.write(to: &bytes) { HeaderText.append(fields.extracting(inquiry.channel), to: &$0) }
        self[.language] = Self.write(to: &bytes) { HeaderText.append(fields.extracting(inquiry.language), to: &$0) }
        self[.school] = Self.write(to: &bytes) { HeaderText.append(fields.extracting(inquiry.school), to: &$0) }
        self[.senderType] = Self.write(to: &bytes) {
            HeaderText.append(fields.extracting(inquiry.senderType), to: &$0)
        }
        self[.inquiryID] = Self.write(to: &bytes) {
            InquiryID.append(inquiry, fields: fields, record: routed.record, to: &$0)
        }
        self[.ruleBook] = Self.write(to: &bytes, isPlain: true) { $0.append(routed.routing.ruleBook) }
        fillTimes(routed, fields: fields, to: &bytes)
        fillKey(routed, fields: fields, to: &bytes)
        assignmentSource = AssignmentID.hash(of: routed.record, &text)
    }

    /// Takes up one of the inquiry's assignments, in place of the one before.
    mutating func fill(_ department: Span<UInt8>, _ role: Role, to bytes: inout ByteBuffer) {
        let digest = AssignmentID.digest(source: assignmentSource, department: department)
        let id = Self.write(to: &bytes, isPlain: true) {
            $0.append(hexadecimal: digest, bytes: AssignmentID.digestBytes)
        }
        self[.id] = id
        if assignmentIDs.count > 0 { assignmentIDs.append(UInt8(ascii: ",")) }
        bytes.withUnsafeBufferPointer { assignmentIDs.append($0.span.extracting(id.json)) }
        self[.department] = Self.write(to: &bytes) { $0.append(department) }
        self[.role] = Self.write(to: &bytes, isPlain: true) { $0.append(role.name) }
    }

    private mutating func fillTimes(
        _ routed: borrowing RoutedInquiry, fields: Span<UInt8>, to bytes: inout ByteBuffer
    ) {
        let policy = routed.routing.answerPolicy
        let received = routed.inquiry.receivedAt
        let answerBy = policy.answerBy(
            topic: routed.decision.topic, priority: routed.decision.priority, receivedAt: received)
        self[.time] = Self.write(to: &bytes, isPlain: true) { $0.append(time: routed.decidedAt, policy) }
        self[.answerBy] = Self.write(to: &bytes, isPlain: true) { $0.append(time: answerBy, policy) }
        let given = routed.inquiry.receivedAtText
        receivedAt = Self.write(to: &bytes) {
            if (1...Self.timeBytesMax).contains(given.count) {
                $0.append(fields.extracting(given))
            } else {
                $0.append(time: received, policy)
            }
        }
    }

    private mutating func fillKey(_ routed: borrowing RoutedInquiry, fields: Span<UInt8>, to bytes: inout ByteBuffer) {
        isKeyHashed = false
        if !routed.inquiry.conversationID.isEmpty {
            setKey(fields.extracting(routed.inquiry.conversationID), to: &bytes)
        } else if !routed.inquiry.senderID.isEmpty {
            setKey(fields.extracting(routed.inquiry.senderID), to: &bytes)
        } else if let inbound = routed.record.key {
            setKey(inbound.span, to: &bytes)
        } else {
            key = nil
        }
    }

    private mutating func setKey(_ text: Span<UInt8>, to bytes: inout ByteBuffer) {
        let start = bytes.count
        isKeyHashed = text.count > Self.keyBytesMax
        if isKeyHashed { bytes.append(hexadecimal: SHA256.hash(text)) } else { bytes.append(text) }
        key = start..<bytes.count
    }
}

extension ByteBuffer {
    /// Appends an instant as the district's clocks show it.
    fileprivate mutating func append(time instant: Int64, _ policy: borrowing AnswerPolicy) {
        append(RFC3339.text(milliseconds: instant, utcOffsetSeconds: policy.utcOffset(at: instant)).span)
    }
}
