import Inquiries
import JSON

extension OutboxContents {
    /// Appends an assignment's headers: ours, whose bytes stand here already, then the inbound ones that can't pass for
    /// ours. Without `inbound` the inquiry is withheld, and with it what tells of it.
    mutating func appendHeaders(_ facts: borrowing InquiryFacts, inbound: InboundHeaders?) -> Range<Int> {
        let first = headers.count
        Self.append(facts, isWithheld: inbound == nil, to: &headers)
        if let inbound { appendInbound(inbound) { !ReservedHeader.contains($0) } }
        return first..<headers.count
    }

    private static func append(
        _ facts: borrowing InquiryFacts, isWithheld: Bool, to headers: inout [OutgoingHeader]
    ) {
        facts.forEachHeader { place, name, value in
            guard !isWithheld || HeaderName.withheld >> UInt32(place) & 1 == 0 else { return }
            headers.append(OutgoingHeader(name: name, value: value))
        }
    }

    /// Appends one header whose value `write` appends.
    mutating func appendHeader(_ name: StaticString, _ write: (inout ByteBuffer) -> Void) {
        let start = bytes.count
        bytes.append(name)
        let valueStart = bytes.count
        write(&bytes)
        headers.append(OutgoingHeader(name: start..<valueStart, value: valueStart..<bytes.count))
    }

    /// Appends bytes that the consumer owns; nil for none.
    mutating func append(_ borrowed: UnsafeBufferPointer<UInt8>?) -> Range<Int>? {
        guard let borrowed else { return nil }
        let start = bytes.count
        bytes.append(borrowed)
        return start..<bytes.count
    }

    /// An empty value.
    func appendEmpty() -> Range<Int> { bytes.count..<bytes.count }

    /// Appends inbound headers as they came, where `isCarried` allows their names.
    mutating func appendInbound(_ inbound: InboundHeaders, where isCarried: (Span<UInt8>) -> Bool) {
        guard !inbound.headers.isEmpty else { return }
        let start = bytes.count
        bytes.append(inbound.bytes)
        for header in inbound.headers where isCarried(inbound.bytes.span.extracting(header.name)) {
            headers.append(
                OutgoingHeader(name: header.name.shifted(by: start), value: header.value?.shifted(by: start)))
        }
    }
}

extension Range<Int> {
    /// The same range in a buffer that its bytes were copied to.
    func shifted(by start: Int) -> Range<Int> { Range(uncheckedBounds: (lowerBound &+ start, upperBound &+ start)) }
}
