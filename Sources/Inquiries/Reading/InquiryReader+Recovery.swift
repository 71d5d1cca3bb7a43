extension InquiryReader {
    /// What can be read of a dead letter's beginning, as an inquiry with `text`, `channel` and `receivedAt` alone, so
    /// that a broken connector can't hide a threat: the value decoded by `LenientText`. Nil where there is none.
    /// Overwrites the scratch's bytes: explain the dead letter first.
    public func recover(_ record: InboundRecord, scratch: InquiryScratch) -> Inquiry? {
        guard let value = record.value, !value.isEmpty else { return nil }
        scratch.bytes.removeAll(keepingCapacity: true)
        LenientText.append(value.span, resolvingEscapes: input.format == .json, to: &scratch.bytes)
        var inquiry = Inquiry()
        inquiry.text = 0..<scratch.bytes.count
        if let channel {
            scratch.bytes.append(contentsOf: channel)
        } else {
            let name = record.kafkaTopic
            let lastPart = (name.lastIndex(of: UInt8(ascii: ".")) ?? -1) + 1
            scratch.bytes.append(contentsOf: name[lastPart...])
        }
        inquiry.channel = inquiry.text.upperBound..<scratch.bytes.count
        inquiry.receivedAt = record.source.timestamp
        return inquiry
    }
}
