import Inquiries

/// Reads lines as records of an input, by the reader that the service runs.
final class LineRecord {
    /// The reader of the input.
    let reader: InquiryReader
    /// What reading the last line filled.
    let fields = InquiryScratch()
    /// The Kafka topic that lines are taken to come from, whose last part is the channel where nothing else says it.
    private let kafkaTopic: [UInt8]
    private let noHeaders = InboundHeaders()

    init(input: InputDefinition, kafkaTopic: String) {
        reader = InquiryReader(input: input)
        self.kafkaTopic = Array(kafkaTopic.utf8)
    }

    /// Reads a line as if it had been written to Kafka at `timestamp` (milliseconds since 1970 UTC) and hands over what it is.
    func read<Result>(
        _ line: [UInt8], timestamp: Int64, _ body: (InquiryReading, InboundRecord) -> Result
    ) -> Result {
        line.withUnsafeBufferPointer { value in
            kafkaTopic.withUnsafeBufferPointer { kafkaTopic in
                let source = RecordSource(partition: 0, offset: 0, timestamp: timestamp)
                let record = InboundRecord(value: value, key: nil, kafkaTopic: kafkaTopic, source: source)
                return body(reader.read(record, headers: noHeaders, scratch: fields), record)
            }
        }
    }

    /// Why the line read last has no text: a sentence that holds no value of it.
    func explanation(of reason: DeadLetterReason, _ record: InboundRecord) -> String {
        // The reader sees only the beginning of a line that is too long, so it can't say how long it is.
        if reason == .tooLarge { return "The line has more than the \(reader.input.valueBytesMax) bytes allowed." }
        var sentence: [UInt8] = []
        reader.appendExplanation(of: reason, record: record, scratch: fields, to: &sentence)
        return String(decoding: sentence, as: UTF8.self)
    }
}
