import Classification
public import Inquiries
import JSON

/// Writes dead letters: the record as it came with headers that say why and whence, and, where the safety rules trip
/// over its bytes, a copy to the safety department, so that a broken connector can't hide a threat.
public final class DeadLetterWriter {
    /// The longest key that is passed on. A dead letter must fit in its Kafka topic whatever the record held.
    static let keyBytesMax = 32 << 10
    /// The longest explanation: more than twenty keys of forty characters, as the reader names them.
    static let explanationBytesMax = 4096
    /// The highest attempt that an inbound header may claim.
    static let attemptMax: Int64 = 1_000_000

    private let assignments: AssignmentWriter

    /// A writer that shares a worker's buffers for assignments.
    public init(assignments: AssignmentWriter) { self.assignments = assignments }

    /// Appends the dead letter to `outbox` and, where the safety rules trip, the safety department's copy. `headers`
    /// are the inbound record's. Returns whether they did.
    @discardableResult
    public func write(
        _ letter: DeadLetter, headers: InboundHeaders, limits: OutputLimits, into outbox: Outbox
    ) -> Bool {
        let threat = letter.recovered.flatMap { $0.tripsSafety ? $0 : nil }
        writeLetter(letter, headers, isUrgent: threat != nil, limits, into: &outbox.contents)
        guard let threat else { return false }
        writeCopy(of: threat, letter, headers, limits, into: &outbox.contents)
        return true
    }

    private func writeLetter(
        _ letter: DeadLetter, _ headers: InboundHeaders, isUrgent: Bool, _ limits: OutputLimits,
        into outbox: inout OutboxContents
    ) {
        let firstHeader = outbox.headers.count
        outbox.appendInbound(headers) { !ReservedHeader.isOurs($0) }
        appendReason(letter, headers, isUrgent: isUrgent, into: &outbox)
        let inboundKey = letter.record.key
        let isKeyKept = (inboundKey?.count ?? 0) <= Self.keyBytesMax
        if let inboundKey, !isKeyKept {
            outbox.appendHeader("switchboard_key_bytes") { $0.append(decimal: Int64(inboundKey.count)) }
        }
        let value = letter.record.value
        let around = RecordSize.bytes(of: outbox.headers[firstHeader...]) + (isKeyKept ? inboundKey?.count ?? 0 : 0)
        let isByReference =
            letter.reason == .tooLarge
            || RecordSize.fixed + RecordSize.header + 64 + around + (value?.count ?? 0) > limits.bytes
        if let value, isByReference {
            outbox.appendHeader("switchboard_value_bytes") { $0.append(decimal: Int64(value.count)) }
        }
        let key = isKeyKept ? outbox.append(inboundKey) : nil
        let kept = isByReference ? outbox.appendEmpty() : outbox.append(value)
        outbox.records.append(
            OutgoingRecord(
                destination: .deadLetter, key: key, value: kept, headers: firstHeader..<outbox.headers.count))
    }

    private func appendReason(
        _ letter: DeadLetter, _ headers: InboundHeaders, isUrgent: Bool, into outbox: inout OutboxContents
    ) {
        let record = letter.record
        outbox.appendHeader("switchboard_reason") { $0.append(letter.reason.name) }
        let explanation = letter.explanation.span
        outbox.appendHeader("switchboard_reason_text") {
            $0.append(explanation.extracting(0..<UTF8Boundary.atOrBefore(Self.explanationBytesMax, in: explanation)))
        }
        outbox.appendHeader("switchboard_source_topic") { $0.append(record.kafkaTopic.span) }
        outbox.appendHeader("switchboard_source_partition") { $0.append(decimal: Int64(record.source.partition)) }
        outbox.appendHeader("switchboard_source_offset") { $0.append(decimal: record.source.offset) }
        outbox.appendHeader("switchboard_source_timestamp") { $0.append(decimal: record.source.timestamp) }
        outbox.appendHeader("switchboard_attempt") { $0.append(decimal: Self.attempt(headers)) }
        if headers.leftOut > 0 {
            outbox.appendHeader("switchboard_headers_left_out") { $0.append(decimal: Int64(headers.leftOut)) }
        }
        if isUrgent { outbox.appendHeader("switchboard_priority") { $0.append(Priority.urgent.name) } }
    }

    /// Which time the record is tried: 1, or what an inbound `switchboard_attempt` of a redriven record says.
    static func attempt(_ headers: InboundHeaders) -> Int64 {
        var attempt: Int64 = 1
        for header in headers.headers {
            guard let value = header.value, (1...7).contains(value.count),
                ReservedHeader.isAttempt(headers.bytes.span.extracting(header.name))
            else { continue }
            var number: Int64 = 0
            for byte in headers.bytes[value] {
                guard (0x30...0x39).contains(byte) else { number = 0; break }
                number = number * 10 + Int64(byte - 0x30)
            }
            attempt = min(max(attempt, number), attemptMax)
        }
        return attempt
    }

    /// Appends the safety department's copy: urgent, as if safety owned it, with what could be read as its text.
    private func writeCopy(
        of threat: RoutedInquiry, _ letter: DeadLetter, _ headers: InboundHeaders, _ limits: OutputLimits,
        into outbox: inout OutboxContents
    ) {
        var threat = threat
        let safety = threat.routing.safetyDepartment
        guard let topic = threat.classifier.definition.safetyTopic else { return }
        threat.salvage = Salvage(
            reason: letter.reason, isPrefix: (letter.record.value?.count ?? 0) > LenientText.prefixBytesMax)
        threat.decision.topic = topic
        threat.decision.owner = safety
        threat.decision.copies = DepartmentSet(safety)
        threat.decision.priority = .urgent
        threat.decision.score = threat.evidence.topicScores[topic]
        threat.decision.threshold = threat.classifier.definition.topics[topic].threshold
        threat.decision.runnerUp = nil
        assignments.writeCopy(to: safety, threat, headers, limits, into: &outbox)
    }
}
