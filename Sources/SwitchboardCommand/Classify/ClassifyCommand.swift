import CommandOptions
import Configuration
import Foundation
import Inquiries
import JSON
import RuleBooks

/// `switchboard classify`
enum ClassifyCommand: Command {
    static let format = Parameter<Void>.choice(
        "format", ("json", ()), help: "how decisions are written: one object a line")

    static let specification = CommandSpecification(
        name: "classify", abstract: "Decide inquiries from standard input by a rule book, without Kafka",
        discussion: """
            Reads one inquiry a line and writes one decision a line, in the same order: id, topic (or other), also \
            (topics whose department gets a copy), priority, score, and the ids of the rules that fired. A line that \
            can't be read gives its id, if it has one, and an error in its place; the reason goes to standard error. \
            An inquiry that does not say when it was received counts as received now.
            """,
        parameters: [
            SharedParameters.rules.declaration, SharedParameters.config.declaration, LineInput.parameter.declaration,
            format.declaration, ColorChoice.parameter.declaration,
        ],
        exits: [
            .init(.badData, "lines could not be read, or the rules are wrong"),
            .init(.inputOutput, "standard input or output failed"),
            .init(.configuration, "the configuration is wrong"),
        ],
        examples: [
            .init("switchboard classify --rules rules < inquiries.jsonl", "what the rules make of inquiries"),
            .init(
                "switchboard classify --config switchboard.yaml --input sms < lines.jsonl",
                "what Switchboard makes of a connector's output"),
        ])

    static func run(_ values: ParameterValues) async -> ExitCode {
        let color = values[ColorChoice.parameter]
        var directory = values[SharedParameters.rules]
        var input = LineInput()
        if directory == nil || values.wasGiven(SharedParameters.config) || values.wasGiven(LineInput.parameter) {
            guard let configuration = loadConfiguration(values[SharedParameters.config], color: color),
                let chosen = LineInput(values, configuration, command: "classify")
            else { return .configuration }
            directory = directory ?? configuration.rules
            input = chosen
        }
        guard let directory, let book = loadRuleBook(directory, color: color) else { return .badData }
        let lines = LineRecord(input: input.definition, kafkaTopic: input.kafkaTopic)
        return filter(LineClassifier(book: book, lines: lines), lineBytesMax: input.definition.valueBytesMax)
    }

    /// Standard input to standard output. A reader that goes away ends it quietly, as it does every filter.
    private static func filter(_ classifier: LineClassifier, lineBytesMax: Int) -> ExitCode {
        signal(SIGPIPE, SIG_IGN)
        var (lines, badLines) = (0, 0)
        var writeError: Int32?
        // On a terminal decisions themselves show how far it is.
        let progress = StandardStream.output.isTerminal ? nil : ProgressLine()
        func flush() -> Bool {
            defer { classifier.output.reset() }
            guard !StandardStream.output.write(classifier.output.bytes) else { return true }
            writeError = errno
            return false
        }
        let readError = LineReader(lineBytesMax: lineBytesMax).read(
            from: STDIN_FILENO, beforeWaiting: flush
        ) { line, number in
            guard !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) else { return true }
            lines += 1
            do throws(LineClassifier.BadLine) {
                try classifier.classify(line, timestamp: Int64(Date().timeIntervalSince1970 * 1000))
            } catch {
                badLines += 1
                progress?.clear()
                StandardStream.error.write("line \(number): \(error.code): \(error.explanation)\n")
            }
            progress?.show("\(lines) lines decided")
            return classifier.output.buffer.count < outputBytesMax || flush()
        }
        if writeError == nil { _ = flush() }
        progress?.clear()
        if writeError == EPIPE { return .success }
        if let (code, stream) = writeError.map({ ($0, "output") }) ?? readError.map({ ($0, "input") }) {
            StandardStream.error.write("switchboard classify: standard \(stream): \(String(cString: strerror(code)))\n")
            return .inputOutput
        }
        guard badLines > 0 else { return .success }
        StandardStream.error.write("\(badLines) of \(lines) lines could not be read\n")
        return .badData
    }

    /// Output is gathered up to this size before it is written.
    private static let outputBytesMax = 64 << 10
}
