import CommandOptions
import Configuration
import Foundation
import Inquiries
import JSON
import RuleBooks

/// `switchboard classify`
enum ClassifyCommand: Command {
    static let input = Parameter<String?>.option(
        "input", "NAME",
        help: "read lines as this input of the configuration does; without it in Switchboard's own shape")
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
            SharedParameters.rules.declaration, SharedParameters.config.declaration, input.declaration,
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
        var definition = InputDefinition(name: "standard input")
        var kafkaTopic = ""
        if directory == nil || values.wasGiven(SharedParameters.config) || values.wasGiven(input) {
            guard let configuration = loadConfiguration(values[SharedParameters.config], color: color) else {
                return .configuration
            }
            directory = directory ?? configuration.rules
            definition.valueBytesMax = configuration.limits.inputBytes
            if let name = values[input] {
                guard let chosen = configuration.inputs.input(named: name) else {
                    return unknown(name, among: configuration.inputs)
                }
                definition = chosen.definition
                if case .kafkaTopics(let names) = chosen.source { kafkaTopic = names.first ?? "" }
            }
        }
        guard let directory, let book = loadRuleBook(directory, color: color) else { return .badData }
        return filter(LineClassifier(book: book, input: definition, kafkaTopic: kafkaTopic), input: definition)
    }

    private static func unknown(_ name: String, among inputs: InputTable) -> ExitCode {
        let names = inputs.inputs.map(\.definition.name).joined(separator: ", ")
        StandardStream.error.write(
            "switchboard classify: the configuration has no input \"\(name)\" (it has: \(names))\n")
        return .configuration
    }

    /// Standard input to standard output. A reader that goes away ends it quietly, as it does every filter.
    private static func filter(_ classifier: LineClassifier, input: InputDefinition) -> ExitCode {
        signal(SIGPIPE, SIG_IGN)
        var (lines, badLines) = (0, 0)
        var writeError: Int32?
        func flush() -> Bool {
            defer { classifier.output.reset() }
            guard !StandardStream.output.write(classifier.output.bytes) else { return true }
            writeError = errno
            return false
        }
        let readError = LineReader(lineBytesMax: input.valueBytesMax).read(
            from: STDIN_FILENO, beforeWaiting: flush
        ) { line, number in
            guard !line.allSatisfy({ $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }) else { return true }
            lines += 1
            do throws(LineClassifier.BadLine) {
                try classifier.classify(line, timestamp: Int64(Date().timeIntervalSince1970 * 1000))
            } catch {
                badLines += 1
                StandardStream.error.write("line \(number): \(error.code): \(error.explanation)\n")
            }
            return classifier.output.buffer.count < outputBytesMax || flush()
        }
        if writeError == nil { _ = flush() }
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
