import Classification
import CommandOptions
import Foundation
import Inquiries
import RuleBooks

/// `switchboard explain`
enum ExplainCommand: Command {
    static let channel = Parameter<String?>.option("channel", "C", help: "the channel it came by, such as sms")
    static let language = Parameter<String?>.option(
        "language", "L", help: "the language that the connector gave, such as es")
    static let school = Parameter<String?>.option("school", "NAME", help: "the school")
    static let sender = Parameter<String?>.option(
        "sender", "TYPE", help: "parent, student, staff, applicant or community")
    static let claimedTopic = Parameter<String?>.option(
        "claimed-topic", "TOPIC", help: "the topic that the sender chose")
    static let subject = Parameter<String?>.option("subject", "TEXT", help: "the subject")
    static let isConfidential = Parameter.flag("confidential", help: "the sender asked for confidence")
    static let at = Parameter<String?>.option(
        "at", "TIME", help: "when it was received, such as 2026-09-15T10:00:00-05:00; without it now")
    static let text = Parameter<String?>.optionalArgument(
        "TEXT", help: "what the person wrote; without it standard input")

    static let specification = CommandSpecification(
        name: "explain", abstract: "Say why a message goes where it goes, why not elsewhere, and what would change it",
        discussion: """
            First the sentence that the assignment carries. Then each topic's score against its threshold with the rules that \
            fired and the words that made them; rules that nearly fired, and what was missing; the runner-up; and changes of the \
            message that lead to another decision, each tried with the classifier.
            """,
        parameters: [
            text.declaration, SharedParameters.rules.declaration, SharedParameters.config.declaration,
            channel.declaration, language.declaration, school.declaration, sender.declaration, claimedTopic.declaration,
            subject.declaration, isConfidential.declaration, at.declaration, OutputFormat.parameter.declaration,
            ColorChoice.parameter.declaration,
        ],
        exits: [
            .init(.badData, "the rules have errors, or the text is no UTF-8 or blank"),
            .init(.inputOutput, "standard input or output failed"),
            .init(.configuration, "the configuration, which was to name the rules, is wrong"),
        ],
        examples: [
            .init("switchboard explain \"my sons bus never came, route 14\"", "why transportation?"),
            .init("switchboard explain --channel sms --sender student --format json < message.txt", "for a script"),
        ])

    static func run(_ values: ParameterValues) async -> ExitCode {
        var instant = Int64(Date().timeIntervalSince1970 * 1000)
        if let time = values[at] {
            guard let parsed = RFC3339.parse(Array(time.utf8).span) else {
                return fail("--at must be a time with its offset, such as 2026-09-15T10:00:00-05:00", .usage)
            }
            instant = parsed
        }
        guard let directory = RuleBookFolder.path(values, SharedParameters.rules) else { return .configuration }
        guard let book = loadRuleBook(directory, color: values[ColorChoice.parameter]) else { return .badData }
        let read = values[text].map { Data($0.utf8) } ?? (try? FileHandle.standardInput.readToEnd() ?? Data())
        guard let read else { return fail("standard input can't be read", .inputOutput) }
        guard let text = String(data: read, encoding: .utf8) else { return fail("the text is not UTF-8", .badData) }
        guard !text.allSatisfy(\.isWhitespace) else { return fail("the text is blank", .badData) }
        var message = PlainMessage(text: text.last == "\n" ? String(text.dropLast()) : text)
        message.subject = values[subject] ?? ""
        message.fields[.channel] = values[channel]
        message.fields[.language] = values[language]
        message.fields[.school] = values[school]
        message.fields[.senderType] = values[sender]
        message.fields[.claimedTopic] = values[claimedTopic]
        message.isConfidential = values[isConfidential]
        message.instant = instant
        let explanation = Explainer(book: book).explain(message)
        let written =
            switch values[OutputFormat.parameter] {
            case .json: StandardStream.output.write(ExplanationJSON.line(explanation))
            case .text:
                StandardStream.output.write(
                    ExplanationPage(
                        explanation: explanation,
                        usesColor: values[ColorChoice.parameter].usesColor(
                            on: .output, environment: ProcessInfo.processInfo.environment)
                    ).text)
            }
        return written ? .success : .inputOutput
    }

    private static func fail(_ message: String, _ code: ExitCode) -> ExitCode {
        StandardStream.error.write("switchboard explain: \(message)\n")
        return code
    }
}
