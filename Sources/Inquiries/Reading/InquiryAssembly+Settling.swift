import JSON

/// What stands in for fields that the value did not give, and the inquiry's JSON.
extension InquiryAssembly {
    /// How far `received_at` may lie ahead of the record's timestamp: clocks differ a little, but a decision's clock must
    /// not run ahead of its record.
    static let clockSkewMax: Int64 = 5 * 60 * 1000

    /// An event's id stands in for a missing one. It is unique only together with the event's source (CloudEvents 1.0.2,
    /// "id"), so both make the id, with a space between, which no source can hold.
    mutating func settleID() {
        guard inquiry.id.isEmpty, let event else { return }
        let start = bytes.count
        appendCopy(of: event.source)
        bytes.append(UInt8(ascii: " "))
        appendCopy(of: event.id)
        accept(.id, start..<bytes.count)
    }

    /// Appends bytes that stand further up, one by one: a slice would share the buffer and so copy all of it.
    private mutating func appendCopy(of range: Range<Int>) {
        for position in range { bytes.append(bytes[position]) }
    }

    /// The input's channel, else the last part of the Kafka topic's name, stands in for a missing one.
    mutating func settleChannel(_ record: InboundRecord) {
        guard inquiry.channel.isEmpty else { return }
        let start = bytes.count
        if let channel = reader.channel, !channel.isEmpty {
            bytes.append(contentsOf: channel)
        } else {
            let afterDot = record.kafkaTopic.lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? 0
            bytes.append(contentsOf: record.kafkaTopic[afterDot...])
        }
        inquiry.channel = start..<bytes.count
    }

    /// `received_at` where it is a time that is not too far ahead, else the event's time, else the record's timestamp.
    mutating func settleTime(_ record: InboundRecord) {
        let timestamp = record.source.timestamp
        let written = inquiry.receivedAtText
        inquiry.receivedAtText = 0..<0
        inquiry.receivedAt = max(timestamp, 0)
        if !written.isEmpty {
            if use(instant(written, reader.input.timeFormat), written, reader.input.timeFormat, timestamp) { return }
            inquiry.ignoredFields.insert(InquiryFieldSet(.receivedAt))
        }
        guard let time = event?.time, !time.isEmpty else { return }
        if use(instant(time, .rfc3339), time, .rfc3339, timestamp) { return }
        inquiry.ignoredFields.insert(InquiryFieldSet(.receivedAt))
    }

    private func instant(_ written: Range<Int>, _ format: InputDefinition.TimeFormat) -> Int64? {
        let text = bytes.span.extracting(written)
        return switch format {
        case .rfc3339: RFC3339.parse(text)
        case .epochSeconds: EpochTime.parse(text, exponent: 3)
        case .epochMilliseconds: EpochTime.parse(text, exponent: 0)
        }
    }

    /// Uses an instant; false where there is none or it lies too far ahead. A record of an old format has no timestamp (-1)
    /// that could contradict it.
    private mutating func use(
        _ instant: Int64?, _ written: Range<Int>, _ format: InputDefinition.TimeFormat, _ timestamp: Int64
    ) -> Bool {
        // A parsed instant is within the calendar, so the subtraction can't overflow; a timestamp may be anything.
        guard let instant, timestamp < 0 || instant - Self.clockSkewMax <= timestamp else { return false }
        inquiry.receivedAt = instant
        inquiry.receivedAtText = written
        if format != .rfc3339 {
            let start = bytes.count
            RFC3339.append(milliseconds: instant, utcOffsetSeconds: 0, to: &bytes)
            inquiry.receivedAtText = start..<bytes.count
        }
        return true
    }

    /// The inquiry's JSON: as it came where it has our shape, else built.
    mutating func settleJSON(_ payload: Payload) {
        let input = reader.input
        let isOwnShape = reader.map == nil && input.textFormat == .plain && input.timeFormat == .rfc3339
        let start = bytes.count
        switch payload {
        case .object(let node) where isOwnShape:
            inquiry.json = .recordValue(document[node].range)
            return
        case .eventData(let node) where isOwnShape:
            bytes.append(contentsOf: eventData[document[node].range])
        default:
            writer.reset()
            InquiryJSONBuilder.write(inquiry, bytes, to: &writer)
            writer.buffer.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
            if inquiry.original == .same {
                if case .text = payload { inquiry.original = .text } else { inquiry.original = .json }
            }
        }
        inquiry.json = .scratch(start..<bytes.count)
    }
}
