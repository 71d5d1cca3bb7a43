import Inquiries

/// One record read, with its fields as strings.
struct ReadRecord {
    let inquiry: Inquiry?
    let reason: DeadLetterReason?
    let explanation: String
    private let bytes: [UInt8]
    private let value: [UInt8]

    /// 2026-02-10T15:04:05Z.
    static let timestamp: Int64 = 1_770_735_845_000

    init(
        _ value: [UInt8]?, input: InputDefinition = InputDefinition(name: "test"),
        headers: [(String, String?)] = [], kafkaTopic: String = "inquiries.sms", timestamp: Int64 = timestamp,
        scratch: InquiryScratch = InquiryScratch()
    ) {
        self.value = value ?? []
        var inbound = InboundHeaders()
        for (name, content) in headers {
            Array(name.utf8).withUnsafeBufferPointer { name in
                if let content {
                    Array(content.utf8).withUnsafeBufferPointer { inbound.append(name: name, value: $0) }
                } else {
                    inbound.append(name: name, value: nil)
                }
            }
        }
        let reader = InquiryReader(input: input)
        var explanation: [UInt8] = []
        let reading = self.value.withUnsafeBufferPointer { buffer in
            Array(kafkaTopic.utf8).withUnsafeBufferPointer { topic in
                let record = InboundRecord(
                    value: value == nil ? nil : buffer, key: nil, kafkaTopic: topic,
                    source: RecordSource(partition: 0, offset: 7, timestamp: timestamp))
                let reading = reader.read(record, headers: inbound, scratch: scratch)
                if case .deadLetter(let reason) = reading {
                    reader.appendExplanation(of: reason, record: record, scratch: scratch, to: &explanation)
                }
                return reading
            }
        }
        switch reading {
        case .inquiry(let inquiry): (self.inquiry, reason) = (inquiry, nil)
        case .deadLetter(let reason): (inquiry, self.reason) = (nil, reason)
        }
        bytes = scratch.bytes
        self.explanation = String(decoding: explanation, as: UTF8.self)
    }

    init(
        _ value: String, input: InputDefinition = InputDefinition(name: "test"), headers: [(String, String?)] = [],
        kafkaTopic: String = "inquiries.sms", timestamp: Int64 = timestamp
    ) {
        self.init(Array(value.utf8), input: input, headers: headers, kafkaTopic: kafkaTopic, timestamp: timestamp)
    }

    /// A field as a string; nil where it is absent or the record is a dead letter.
    subscript(field: KeyPath<Inquiry, Range<Int>>) -> String? {
        guard let range = inquiry?[keyPath: field], !range.isEmpty else { return nil }
        return String(decoding: bytes[range], as: UTF8.self)
    }

    /// The inquiry's JSON.
    var json: String? {
        switch inquiry?.json {
        case .recordValue(let range): String(decoding: value[range], as: UTF8.self)
        case .scratch(let range): String(decoding: bytes[range], as: UTF8.self)
        case nil: nil
        }
    }

    /// The names of the ignored fields.
    var ignored: [String] {
        InquiryField.allCases.filter { inquiry?.ignoredFields.contains(InquiryFieldSet($0)) ?? false }.map {
            "\($0.name)"
        }
    }
}
