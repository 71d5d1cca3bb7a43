import Classification
import Inquiries
import JSON

/// What every record of one inquiry says of it, as bytes: the names and values of all headers, which the JSON repeats,
/// and the key. Filled once an inquiry, copied whole into the outbox for each record; its buffer is kept.
struct InquiryFacts: ~Copyable {
    /// The longest key that is passed on: longer ones are some mistake, and become their SHA-256, so that equal keys
    /// stay equal and every record keeps within its limit.
    static let keyBytesMax = 1024
    /// The value of `ce_source` before the source's Kafka topic: a path is a valid URI reference (RFC 3986, 4.2).
    static let sourcePrefix: StaticString = "/switchboard/"

    /// Names, then values.
    private(set) var bytes = ByteBuffer()
    /// The names of the headers, by `HeaderName`.
    private var names = InlineArray<17, Range<Int>>(repeating: 0..<0)
    /// The values of the headers, by `HeaderName`; empty where there is none.
    private var values = InlineArray<17, Range<Int>>(repeating: 0..<0)
    /// The time the inquiry was received.
    private(set) var receivedAt: Range<Int> = 0..<0
    /// The key of records that hold the inquiry; nil for none.
    private(set) var key: Range<Int>?
    /// Whether the key is a hash.
    private(set) var isKeyHashed = false
    /// What the ids of the inquiry's assignments have in common.
    private var assignmentSource = ByteBuffer()
    /// The ids of the assignments taken up so far, one after the other.
    private(set) var assignmentIDs = ByteBuffer()
    /// The length of the names.
    private var namesEnd = 0
    /// The length of what all assignments of the inquiry share.
    private var sharedEnd = 0

    init() {
        for header in HeaderName.allCases {
            let start = bytes.count
            bytes.append(header.text)
            names[header.rawValue] = start..<bytes.count
        }
        namesEnd = bytes.count
    }

    /// A header's value, empty where there is none.
    subscript(_ header: HeaderName) -> Range<Int> { values[header.rawValue] }

    /// A header's name.
    func name(of header: HeaderName) -> Range<Int> { names[header.rawValue] }

    /// A fact's bytes.
    @_lifetime(borrow self)
    func text(_ range: Range<Int>) -> Span<UInt8> { _overrideLifetime(bytes.span.extracting(range), borrowing: self) }

    /// Takes up an inquiry. `fields` are the bytes its ranges point into.
    mutating func fill(_ routed: RoutedInquiry, fields: Span<UInt8>) {
        bytes.cut(to: namesEnd)
        let inquiry = routed.inquiry
        let routing = routed.routing
        set(.specVersion) { $0.append("1.0") }
        set(.type) { $0.append("switchboard.assignment.v1") }
        set(.source) {
            $0.append(Self.sourcePrefix)
            $0.append(routed.record.kafkaTopic.span)
        }
        set(.subject) { bytes in
            guard let topic = routed.decision.topic else { return bytes.append("other") }
            bytes.append(routing.topics[topic])
        }
        set(.priority) { $0.append(routed.decision.priority.name) }
        set(.channel) { HeaderText.append(fields.extracting(inquiry.channel), to: &$0) }
        set(.language) { HeaderText.append(fields.extracting(inquiry.language), to: &$0) }
        set(.school) { HeaderText.append(fields.extracting(inquiry.school), to: &$0) }
        set(.senderType) { HeaderText.append(fields.extracting(inquiry.senderType), to: &$0) }
        set(.inquiryID) { InquiryID.append(inquiry, fields: fields, record: routed.record, to: &$0) }
        set(.ruleBook) { $0.append(routing.ruleBook) }
        set(.contentType) { $0.append("application/json") }
        fillTimes(routed, fields: fields)
        fillKey(routed, fields: fields)
        assignmentIDs.removeAll()
        assignmentSource.removeAll()
        AssignmentID.appendSource(of: routed.record, to: &assignmentSource)
        sharedEnd = bytes.count
    }

    /// Takes up one of the inquiry's assignments, in place of the one before.
    mutating func fill(department: Department, role: Role) {
        bytes.cut(to: sharedEnd)
        let digest = AssignmentID.digest(source: assignmentSource.span, department: department.name.span)
        set(.id) { $0.append(hexadecimal: digest, bytes: AssignmentID.digestBytes) }
        assignmentIDs.append(hexadecimal: digest, bytes: AssignmentID.digestBytes)
        set(.department) { $0.append(department.name) }
        set(.role) { $0.append(role.name) }
    }

    private mutating func fillTimes(_ routed: RoutedInquiry, fields: Span<UInt8>) {
        let policy = routed.routing.answerPolicy
        let inquiry = routed.inquiry
        let answerBy = policy.answerBy(
            topic: routed.decision.topic, priority: routed.decision.priority, receivedAt: inquiry.receivedAt)
        set(.time) { $0.append(time: routed.decidedAt, policy) }
        set(.answerBy) { $0.append(time: answerBy, policy) }
        let start = bytes.count
        let given = inquiry.receivedAtText
        if (1...Self.timeBytesMax).contains(given.count) {
            bytes.append(fields.extracting(given))
        } else {
            bytes.append(time: inquiry.receivedAt, policy)
        }
        receivedAt = start..<bytes.count
    }

    /// The longest time that is kept as the connector wrote it: nanoseconds and an offset, with room to spare.
    private static let timeBytesMax = 40

    private mutating func fillKey(_ routed: RoutedInquiry, fields: Span<UInt8>) {
        isKeyHashed = false
        if !routed.inquiry.conversationID.isEmpty {
            setKey(fields.extracting(routed.inquiry.conversationID))
        } else if !routed.inquiry.senderID.isEmpty {
            setKey(fields.extracting(routed.inquiry.senderID))
        } else if let inbound = routed.record.key {
            setKey(inbound.span)
        } else {
            key = nil
        }
    }

    private mutating func setKey(_ text: Span<UInt8>) {
        let start = bytes.count
        isKeyHashed = text.count > Self.keyBytesMax
        if isKeyHashed { bytes.append(hexadecimal: SHA256.hash(text)) } else { bytes.append(text) }
        key = start..<bytes.count
    }

    private mutating func set(_ header: HeaderName, _ write: (inout ByteBuffer) -> Void) {
        let start = bytes.count
        write(&bytes)
        values[header.rawValue] = start..<bytes.count
    }
}

extension ByteBuffer {
    /// Appends an instant as the district's clocks show it.
    fileprivate mutating func append(time instant: Int64, _ policy: AnswerPolicy) {
        append(RFC3339.text(milliseconds: instant, utcOffsetSeconds: policy.utcOffset(at: instant)).span)
    }
}
