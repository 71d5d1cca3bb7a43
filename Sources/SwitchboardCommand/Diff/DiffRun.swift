import Classification
import CommandOptions
import Configuration
import Foundation
import Inquiries
import Kafka
import Pipeline
import RuleBooks
import SwitchboardService

/// Feeds a comparison of two rule books.
final class DiffRun {
    let comparison: BookComparison
    /// Lines or records that could not be read.
    private(set) var unreadable = 0
    private let progress = ProgressLine()

    init(_ comparison: BookComparison) { self.comparison = comparison }

    /// Reads inquiries from a file, or from standard input; the code to end with where that fails.
    func readLines(_ file: String?, _ input: LineInput) -> ExitCode? {
        let path = file == "-" ? nil : file
        var descriptor = STDIN_FILENO
        if let path {
            descriptor = open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                return DiffCommand.fail("\(path): \(String(cString: strerror(errno)))", .inputOutput)
            }
        }
        defer { if path != nil { close(descriptor) } }
        let lines = LineRecord(input: input.definition, kafkaTopic: input.kafkaTopic)
        let now = Int64(Date().timeIntervalSince1970 * 1000)
        let error = LineReader(lineBytesMax: input.definition.valueBytesMax).read(
            from: descriptor, beforeWaiting: { true }
        ) { line, number in
            guard !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) else { return true }
            lines.read(line, timestamp: now) { reading, record in
                switch reading {
                case .inquiry(let inquiry): compare(inquiry, lines.fields, name: "line \(number)")
                case .deadLetter(let reason):
                    unreadable += 1
                    progress.clear()
                    StandardStream.error.write(
                        "line \(number): \(reason.name): \(lines.explanation(of: reason, record))\n")
                }
            }
            return true
        }
        progress.clear()
        guard let error else { return nil }
        return DiffCommand.fail("\(path ?? "standard input"): \(String(cString: strerror(error)))", .inputOutput)
    }

    /// Reads the newest records of the inputs' Kafka topics; the code to end with where that fails.
    func readKafka(_ count: Int, _ configuration: ServiceConfiguration) -> ExitCode? {
        let trouble = ClientTrouble()
        let records: RecentRecords
        do {
            records = try RecentRecords(configuration: configuration, handlers: trouble.handlers)
        } catch {
            return DiffCommand.fail("the Kafka client could not be made: \(error)", .configuration)
        }
        let fields = InquiryScratch()
        do throws(KafkaError) {
            try records.read(
                count, onProgress: { [progress] in progress.show("\($0.read) of \($0.total) records read") }
            ) {
                input, record, headers in
                let place =
                    "\(String(decoding: record.kafkaTopic, as: UTF8.self)) \(record.source.partition):\(record.source.offset)"
                switch InquiryReader(input: input).read(record, headers: headers, scratch: fields) {
                case .inquiry(let inquiry): compare(inquiry, fields, name: place)
                case .deadLetter: unreadable += 1
                }
            }
        } catch {
            progress.clear()
            let reason = trouble.explanation(of: error, configuration.kafka)
            let isOurs = trouble.refusal?.isConfiguration == true
            return DiffCommand.fail(
                "no records from \(configuration.kafka.bootstrapServers): \(reason)",
                isOurs ? .configuration : .unavailable)
        }
        progress.clear()
        return nil
    }

    /// `name` says where it stands; an inquiry with an id of its own is called by that.
    private func compare(_ inquiry: Inquiry, _ fields: InquiryScratch, name: String) {
        let bytes = fields.bytes
        comparison.compare(Message(inquiry), in: bytes.span) {
            inquiry.id.isEmpty ? name : String(decoding: bytes[inquiry.id], as: UTF8.self)
        }
        progress.show("\(comparison.diff.count) inquiries decided, \(comparison.diff.changed) change")
    }
}
