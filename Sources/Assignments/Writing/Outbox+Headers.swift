import Inquiries
import JSON

extension Outbox {
    /// Appends an assignment's headers: ours, whose bytes have just been copied to `start`, then the inbound ones that
    /// can't pass for ours. Without `inbound` the inquiry is withheld, and with it what tells of it.
    func appendHeaders(_ facts: InquiryFacts, at start: Int, inbound: InboundHeaders?) -> Range<Int> {
        let first = headers.count
        for header in HeaderName.allCases {
            let value = facts[header]
            guard !value.isEmpty, inbound != nil || !header.isWithheld else { continue }
            headers.append(
                OutgoingHeader(name: facts.names[header.rawValue].shifted(by: start), value: value.shifted(by: start)))
        }
        if let inbound { appendInbound(inbound) { !ReservedHeader.contains($0) } }
        return first..<headers.count
    }

    /// Appends one header whose value `write` appends.
    func appendHeader(_ name: StaticString, _ write: (inout [UInt8]) -> Void) {
        let start = writer.bytes.count
        writer.bytes.append(name)
        let valueStart = writer.bytes.count
        write(&writer.bytes)
        headers.append(OutgoingHeader(name: start..<valueStart, value: valueStart..<writer.bytes.count))
    }

    /// Appends bytes that the consumer owns; nil for none.
    func append(_ bytes: UnsafeBufferPointer<UInt8>?) -> Range<Int>? {
        guard let bytes else { return nil }
        let start = writer.bytes.count
        writer.bytes.append(contentsOf: bytes)
        return start..<writer.bytes.count
    }

    /// An empty value.
    func appendEmpty() -> Range<Int> { writer.bytes.count..<writer.bytes.count }

    /// Appends inbound headers as they came, where `isCarried` allows their names.
    func appendInbound(_ inbound: InboundHeaders, where isCarried: (Span<UInt8>) -> Bool) {
        guard !inbound.headers.isEmpty else { return }
        let start = writer.bytes.count
        writer.bytes.append(contentsOf: inbound.bytes)
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
