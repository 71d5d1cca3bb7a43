public import Inquiries
import JSON

/// Everything that reading one record gave, copied out of the scratch, so that two readings can be compared.
public struct ReadRecord: Equatable {
    /// Why it is a dead letter, with its sentence; nil for an inquiry.
    public let letter: Letter?
    /// The inquiry's fields by their names, and its JSON.
    public let fields: [[UInt8]]
    /// The fields that were ignored.
    public let ignored: UInt16
    /// The clock of the decision, and whether the sender asked for confidence.
    public let receivedAt: Int64
    let isConfidential: Bool

    /// A dead letter's reason and sentence.
    public struct Letter: Equatable {
        let reason: DeadLetterReason
        let sentence: [UInt8]
    }

    /// Copies a reading, checking that each range lies in its buffer and holds well-formed UTF-8.
    public init(
        _ reading: InquiryReading, of record: InboundRecord, by reader: InquiryReader, _ scratch: InquiryScratch
    ) {
        switch reading {
        case .deadLetter(let reason):
            var sentence: [UInt8] = []
            reader.appendExplanation(of: reason, record: record, scratch: scratch, to: &sentence)
            Self.checkSentence(sentence)
            self.init(letter: Letter(reason: reason, sentence: sentence), fields: [], Inquiry())
        case .inquiry(let inquiry):
            let ranges = [
                inquiry.text, inquiry.subject, inquiry.id, inquiry.channel, inquiry.language, inquiry.school,
                inquiry.conversationID, inquiry.senderType, inquiry.senderID, inquiry.replyTo, inquiry.claimedTopic,
                inquiry.receivedAtText,
            ]
            var fields = ranges.map { Self.copy($0, of: scratch.bytes) }
            require(!inquiry.text.isEmpty && !inquiry.channel.isEmpty, "text and channel are always there")
            fields.append(Self.json(of: inquiry, record, scratch))
            Self.checkTime(inquiry, record, scratch)
            self.init(letter: nil, fields: fields, inquiry)
        }
    }

    private init(letter: Letter?, fields: [[UInt8]], _ inquiry: Inquiry) {
        self.letter = letter
        self.fields = fields
        ignored = inquiry.ignoredFields.rawValue
        receivedAt = inquiry.receivedAt
        isConfidential = inquiry.isConfidential
    }

    private static func copy(_ range: Range<Int>, of bytes: [UInt8]) -> [UInt8] {
        require(range.isEmpty || range.upperBound <= bytes.count, "a range lies in its buffer")
        let copy = range.isEmpty ? [] : Array(bytes[range])
        require(UTF8Text.firstInvalidByte(in: copy.span) == nil, "a field is UTF-8")
        return copy
    }

    /// The inquiry's JSON, an object whose `text` is the inquiry's where it was built.
    private static func json(of inquiry: Inquiry, _ record: InboundRecord, _ scratch: InquiryScratch) -> [UInt8] {
        let json =
            switch inquiry.json {
            case .scratch(let range): copy(range, of: scratch.bytes)
            case .recordValue(let range): copy(range, of: Array(record.value ?? .init(start: nil, count: 0)))
            }
        var document = JSONDocument()
        do throws(JSONError) { try document.read(json.span) } catch { require(false, "the inquiry is JSON: \(error)") }
        require(document[document.root].kind == .object, "the inquiry is an object")
        if case .scratch = inquiry.json {
            let name = Array("text".utf8)
            let text = document.member(name.span, of: document.root, in: json.span)
            require(text != nil, "a built inquiry has a text")
        }
        return json
    }

    private static func checkTime(_ inquiry: Inquiry, _ record: InboundRecord, _ scratch: InquiryScratch) {
        guard !inquiry.receivedAtText.isEmpty else {
            return require(inquiry.receivedAt == max(record.source.timestamp, 0), "the record's time stands in")
        }
        let text = Array(scratch.bytes[inquiry.receivedAtText])
        require(RFC3339.parse(text.span) == inquiry.receivedAt, "a time is the instant that it says")
        require(
            record.source.timestamp < 0 || inquiry.receivedAt <= record.source.timestamp + 5 * 60_000,
            "a decision's clock does not run ahead of its record")
    }

    private static func checkSentence(_ sentence: [UInt8]) {
        require(!sentence.isEmpty, "a dead letter has a sentence")
        require(UTF8Text.firstInvalidByte(in: sentence.span) == nil, "a sentence is UTF-8")
        let isPrintable = String(decoding: sentence, as: UTF8.self).unicodeScalars.allSatisfy {
            $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value)
        }
        require(isPrintable, "a sentence has no control characters")
    }
}
