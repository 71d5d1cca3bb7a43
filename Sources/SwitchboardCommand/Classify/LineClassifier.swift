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
    private let lines: LineRecord
    private let evidence = ClassifierScratch()

    init(book: RuleBook, lines: LineRecord) {
        self.book = book
        self.lines = lines
    }

    /// Decides a line, as if it had been written to Kafka at `timestamp` (milliseconds since 1970 UTC).
    func classify(_ line: [UInt8], timestamp: Int64) throws(BadLine) {
        if let bad = lines.read(line, timestamp: timestamp, { decide($0, $1) }) { throw bad }
    }

    private func decide(_ reading: InquiryReading, _ record: InboundRecord) -> BadLine? {
        switch reading {
        case .inquiry(let inquiry):
            let bytes = lines.fields.bytes
            write(book.classifier.classify(Message(inquiry), in: bytes.span, scratch: evidence))
            return nil
        case .deadLetter(let reason):
            let code = String(describing: reason.name)
            beginLine()
            output.key("error")
            output.string(code)
            endLine()
            return BadLine(code: code, explanation: lines.explanation(of: reason, record))
        }
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
        guard !lines.fields.id.isEmpty else { return output.null() }
        let bytes = lines.fields.bytes
        output.string(bytes.span.extracting(lines.fields.id))
    }

    private func endLine() {
        output.endObject()
        output.buffer.append(UInt8(ascii: "\n"))
    }
}
