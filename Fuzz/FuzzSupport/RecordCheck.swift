public import Inquiries

/// Reads one record twice, into a fresh scratch and into one that has seen every record before, publishes it, and
/// checks what must hold for any record.
public enum RecordCheck {
    nonisolated(unsafe) private static let used = InquiryScratch()
    private static let kafkaTopic = Array("inquiries.sms".utf8)
    /// 2026-02-10T15:04:05Z.
    private static let timestamp: Int64 = 1_770_735_845_000

    /// Checks a record with these headers, read by this input.
    public static func run(
        _ input: InputDefinition, headers: [(name: [UInt8], value: [UInt8]?)], key: [UInt8]?, value: [UInt8]
    ) {
        let reader = InquiryReader(input: input)
        let inbound = inboundHeaders(headers)
        value.withUnsafeBufferPointer { value in
            kafkaTopic.withUnsafeBufferPointer { kafkaTopic in
                withOptionalBytes(key) { key in
                    let record = InboundRecord(
                        value: value, key: key, kafkaTopic: kafkaTopic,
                        source: RecordSource(partition: 3, offset: 7, timestamp: timestamp))
                    let fresh = InquiryScratch()
                    let first = ReadRecord(
                        reader.read(record, headers: inbound, scratch: fresh), of: record, by: reader, fresh)
                    let reading = reader.read(record, headers: inbound, scratch: used)
                    let second = ReadRecord(reading, of: record, by: reader, used)
                    require(first == second, "a used scratch reads the same as a fresh one")
                    checkLenientText(value)
                    PublishCheck.run(reading, record, inbound, used)
                }
            }
        }
    }

    private static func inboundHeaders(_ headers: [(name: [UInt8], value: [UInt8]?)]) -> InboundHeaders {
        var inbound = InboundHeaders()
        for header in headers {
            header.name.withUnsafeBufferPointer { name in
                withOptionalBytes(header.value) { inbound.append(name: name, value: $0) }
            }
        }
        return inbound
    }

    private static func checkLenientText(_ value: UnsafeBufferPointer<UInt8>) {
        for resolvesEscapes in [false, true] {
            var text: [UInt8] = []
            LenientText.append(value.span, resolvingEscapes: resolvesEscapes, to: &text)
            require(text.count <= 3 * value.count, "lenient text is at most three times as long")
            require(String(validating: text, as: UTF8.self) != nil, "lenient text is UTF-8")
            require(!text.contains(0) || resolvesEscapes, "lenient text has no NUL")
        }
    }

    private static func withOptionalBytes(_ bytes: [UInt8]?, _ body: (UnsafeBufferPointer<UInt8>?) -> Void) {
        guard let bytes else { return body(nil) }
        bytes.withUnsafeBufferPointer { body($0) }
    }
}
