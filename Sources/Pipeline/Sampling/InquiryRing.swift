import Classification

/// The newest inquiries of one topic, in memory that is allocated once. A slot that is full is overwritten, the oldest first.
struct InquiryRing {
    /// Inquiries that are kept. With every worker's: enough to show a change of one in a hundred of a topic's decisions with four workers.
    static let slots = 32
    /// Bytes kept of one inquiry's fields. Nine in ten text messages and web forms are shorter; of a longer text the beginning counts.
    static let slotBytes = 2048
    /// Bytes kept of a field other than text and subject: more than any school's or channel's name has.
    static let shortFieldBytes = 128
    /// Bytes kept of a subject.
    static let subjectBytes = 512

    private var bytes = [UInt8](repeating: 0, count: slots * slotBytes)
    private var messages = [Message](repeating: Message(), count: slots)
    private var count = 0

    /// Copies what rules read of a message whose fields stand in `source`.
    mutating func add(_ message: Message, in source: Span<UInt8>) {
        let slot = count % Self.slots
        var place = slot * Self.slotBytes
        let end = place + Self.slotBytes
        var kept = message
        bytes.withUnsafeMutableBufferPointer { bytes in
            func copy(_ field: Range<Int>, upTo most: Int) -> Range<Int> {
                let range = Self.beginning(of: field, upTo: min(most, end - place), in: source)
                let start = place
                place += range.count
                source.extracting(range).withUnsafeBufferPointer { field in
                    _ = UnsafeMutableBufferPointer(rebasing: bytes[start..<place]).update(fromContentsOf: field)
                }
                return start - slot * Self.slotBytes..<place - slot * Self.slotBytes
            }
            kept.channel = copy(message.channel, upTo: Self.shortFieldBytes)
            kept.language = copy(message.language, upTo: Self.shortFieldBytes)
            kept.school = copy(message.school, upTo: Self.shortFieldBytes)
            kept.senderType = copy(message.senderType, upTo: Self.shortFieldBytes)
            kept.claimedTopic = copy(message.claimedTopic, upTo: Self.shortFieldBytes)
            kept.subject = copy(message.subject, upTo: Self.subjectBytes)
            kept.text = copy(message.text, upTo: Self.slotBytes)
        }
        messages[slot] = kept
        count += 1
    }

    /// The inquiries that are kept, the oldest first.
    var inquiries: [SampledInquiry] {
        (max(count - Self.slots, 0)..<count).map { index in
            let slot = index % Self.slots
            let message = messages[slot]
            let start = slot * Self.slotBytes
            // The text is written last, so everything stands before its end.
            return SampledInquiry(bytes: Array(bytes[start..<start + message.text.upperBound]), message: message)
        }
    }

    /// As much of a field as fits, not ending within a character.
    private static func beginning(of field: Range<Int>, upTo most: Int, in source: Span<UInt8>) -> Range<Int> {
        guard field.count > most else { return field }
        var end = field.lowerBound + most
        while end > field.lowerBound, source[end] & 0xC0 == 0x80 { end -= 1 }
        return field.lowerBound..<end
    }
}
