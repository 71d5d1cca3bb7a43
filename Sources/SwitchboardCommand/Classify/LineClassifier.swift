import Classification
import Inquiries
import JSON
import Pipeline
import RuleBooks

/// Reads a line as a record of an input and decides it, by the code that the service runs. What comes out stands in `output`.
final class LineClassifier {
    /// Why a line has no decision.
    struct BadLine: Error {
        /// The word of the contract, such as `no_text`.
        let code: String
        /// A sentence that holds no value of the line.
        let explanation: String
    }

    /// Finished lines of JSON; the caller empties it.
    var output = JSONWriter()

    private let book: RuleBook
    private let reader: InquiryReader
    /// The Kafka topic that lines are taken to come from, whose last part is the channel where nothing else says it.
    private let kafkaTopic: [UInt8]
    private let fields = InquiryScratch()
    private let evidence = ClassifierScratch()
    private let noHeaders = InboundHeaders()

    init(book: RuleBook, input: InputDefinition, kafkaTopic: String) {
        self.book = book
        reader = InquiryReader(input: input)
        self.kafkaTopic = Array(kafkaTopic.utf8)
    }

    /// Decides a line, as if it had been written to Kafka at `timestamp` (milliseconds since 1970 UTC).
    func classify(_ line: [UInt8], timestamp: Int64) throws(BadLine) {
        let bad = line.withUnsafeBufferPointer { value in
            kafkaTopic.withUnsafeBufferPointer { kafkaTopic in
                let source = RecordSource(partition: 0, offset: 0, timestamp: timestamp)
                return classify(InboundRecord(value: value, key: nil, kafkaTopic: kafkaTopic, source: source))
            }
        }
        if let bad { throw bad }
    }

    private func classify(_ record: InboundRecord) -> BadLine? {
        switch reader.read(record, headers: noHeaders, scratch: fields) {
        case .inquiry(let inquiry):
            let bytes = fields.bytes
            write(book.classifier.classify(Message(inquiry), in: bytes.span, scratch: evidence))
            return nil
        case .deadLetter(let reason):
            let code = String(describing: reason.name)
            beginLine()
            output.key("error")
            output.string(code)
            endLine()
            return BadLine(code: code, explanation: explanation(of: reason, record))
        }
    }

    private func explanation(of reason: DeadLetterReason, _ record: InboundRecord) -> String {
        // The reader sees only the beginning of a line that is too long, so it can't say how long it is.
        if reason == .tooLarge { return "The line has more than the \(reader.input.valueBytesMax) bytes allowed." }
        var sentence: [UInt8] = []
        reader.appendExplanation(of: reason, record: record, scratch: fields, to: &sentence)
        return String(decoding: sentence, as: UTF8.self)
    }

    private func write(_ decision: Decision) {
        beginLine()
        output.key("topic")
        output.string(decision.topic.map { book.topicNames[$0] } ?? RuleBook.noTopic)
        output.key("also")
        output.beginArray()
        for (topic, definition) in book.classifier.definition.topics.enumerated()
        where topic != decision.topic && decision.copies.contains(DepartmentSet(definition.department)) {
            output.string(definition.name)
        }
        output.endArray()
        output.key("priority")
        output.string(String(describing: decision.priority.name))
        output.key("score")
        output.integer(Int64(decision.score))
        output.key("rules")
        output.beginArray()
        for fired in evidence.firedRules { output.string(book.ruleNames[fired.rule]) }
        output.endArray()
        endLine()
    }

    private func beginLine() {
        output.beginObject()
        output.key("id")
        guard !fields.id.isEmpty else { return output.null() }
        let bytes = fields.bytes
        output.string(bytes.span.extracting(fields.id))
    }

    private func endLine() {
        output.endObject()
        output.buffer.append(UInt8(ascii: "\n"))
    }
}
