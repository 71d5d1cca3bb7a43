import Inquiries
import JSON

extension Outbox {
    /// Appends an assignment's headers: ours, whose bytes have just been copied to `start`, then the inbound ones that
    /// can't pass for ours. Without `inbound` the inquiry is withheld, and with it what tells of it.
    func appendHeaders(_ facts: borrowing InquiryFacts, at start: Int, inbound: InboundHeaders?) -> Range<Int> {
        let first = headers.count
        Self.append(facts, at: start, isWithheld: inbound == nil, to: &headers)
        if let inbound { appendInbound(inbound) { !ReservedHeader.contains($0) } }
        return first..<headers.count
    }

    private static func append(
        _ facts: borrowing InquiryFacts, at start: Int, isWithheld: Bool, to headers: inout [OutgoingHeader]
    ) {
        for header in HeaderName.all {
            let value = facts[header]
            if value.isEmpty || isWithheld && header.isWithheld { continue }
            headers.append(
                OutgoingHeader(name: facts.name(of: header).shifted(by: start), value: value.shifted(by: start)))
        }
    }

    /// Appends one header whose value `write` appends.
    func appendHeader(_ name: StaticString, _ write: (inout ByteBuffer) -> Void) {
        let start = writer.buffer.count
        writer.buffer.append(name)
        let valueStart = writer.buffer.count
        write(&writer.buffer)
        headers.append(OutgoingHeader(name: start..<valueStart, value: valueStart..<writer.buffer.count))
    }

    /// Appends bytes that the consumer owns; nil for none.
    func append(_ bytes: UnsafeBufferPointer<UInt8>?) -> Range<Int>? {
        guard let bytes else { return nil }
        let start = writer.buffer.count
        writer.buffer.append(bytes)
        return start..<writer.buffer.count
    }

    /// An empty value.
    func appendEmpty() -> Range<Int> { writer.buffer.count..<writer.buffer.count }

    /// Appends inbound headers as they came, where `isCarried` allows their names.
    func appendInbound(_ inbound: InboundHeaders, where isCarried: (Span<UInt8>) -> Bool) {
        guard !inbound.headers.isEmpty else { return }
        let start = writer.buffer.count
        writer.buffer.append(inbound.bytes)
        for header in inbound.headers where isCarried(inbound.bytes.span.extracting(header.name)) {
            headers.append(
                OutgoingHeader(name: header.name.shifted(by: start), value: header.value?.shifted(by: start)))
        }
    }
}

extension Range<Int> {
    /// The same range in a buffer that its bytes were copied to.
    func shifted(by start: Int) -> Range<Int> { lowerBound + start..<upperBound + start }
}
