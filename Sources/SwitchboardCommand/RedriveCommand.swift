import CommandOptions
import Configuration
import Foundation
import Inquiries
import Kafka
import SwitchboardService

/// `switchboard redrive`
enum RedriveCommand: Command {
    static let reasons = Parameter.options(
        "reason", "CODE", help: "only dead letters of this reason: \(reasonWords)")
    static let sourceTopic = Parameter<String?>.option(
        "source-topic", "NAME", help: "only those that came from this Kafka topic")
    static let since = Parameter<String?>.option(
        "since", "TIME", help: "only those that died at or after this time, such as 2026-09-01T07:00:00-05:00")
    static let limit = Parameter<Int?>.integer(
        "limit", "N", in: 1...1_000_000_000, help: "end after so many were put back")
    static let maxAttempts = Parameter<Int>.integer(
        "max-attempts", "N", in: 2...1_000_000, default: 3, help: "leave a record that was tried so often")
    static let isDryRun = Parameter.flag("dry-run", help: "show what would be done; write and remember nothing")
    static let isJSON = Parameter.choice(
        "format", ("text", false), ("json", true), help: "how the result is written")

    static let specification = CommandSpecification(
        name: "redrive", abstract: "Put dead letters back into the Kafka topics they came from, after a fix",
        discussion: """
            Reads the Kafka topic of dead letters up to its end as it stands at the start, and puts those that match back: \
            key, value and headers as they came, with switchboard_attempt raised by one. Records and progress are \
            written in Kafka transactions, so that no dead letter goes back twice, whatever happens to a run.

            Without filters all dead letters match. What a filter, the limit or an obstacle leaves stays open: every \
            later run looks at it again. Progress is the offset of the group GROUP-redrive, with what is done \
            behind it in the offset's metadata. Kafka forgets a group's offsets 7 days after the last run; a run \
            without them passes over what died earlier than 7 days ago, unless --since names it.
            """,
        parameters: [
            SharedParameters.config.declaration, reasons.declaration, sourceTopic.declaration, since.declaration,
            limit.declaration, maxAttempts.declaration, isDryRun.declaration, isJSON.declaration,
        ],
        exits: [
            .init(.found, "some were left that a person has to look at"),
            .init(.badData, "the group's committed offset was not written by a redrive"),
            .init(.unavailable, "no broker answers, or Kafka refuses something"),
            .init(.temporaryFailure, "ended early; run it again"),
            .init(.configuration, "the configuration is wrong, or there is no Kafka topic of dead letters"),
        ],
        examples: [
            .init("switchboard redrive --dry-run", "what lies there, and what would be done"),
            .init(
                "switchboard redrive --reason not_json --source-topic inquiries.web", "after the web form was mended"),
        ])

    private static let reasonWords = DeadLetterReason.allCases.map(\.name.description).joined(separator: ", ")

    static func run(_ values: ParameterValues) async -> ExitCode {
        var chosen: Set<DeadLetterReason> = []
        for word in values[reasons] {
            guard let reason = DeadLetterReason.allCases.first(where: { $0.name.description == word }) else {
                return refuse("--reason must be one of \(reasonWords), not \"\(word)\"")
            }
            chosen.insert(reason)
        }
        let time = values[since].map { RFC3339.parse(Array($0.utf8).span) }
        if case .some(nil) = time {
            return refuse("--since must be a time with its offset, such as 2026-09-01T07:00:00-05:00")
        }
        guard let configuration = loadConfiguration(values[SharedParameters.config]) else { return .configuration }
        let now = Int64(Date().timeIntervalSince1970 * 1000)
        let inputs = configuration.inputs
        var policy = RedrivePolicy(maxAttempts: values[maxAttempts], now: now) {
            inputs.index(ofKafkaTopic: $0) != nil
        }
        policy.reasons = chosen
        policy.sourceTopic = values[sourceTopic]
        policy.since = time ?? nil
        let trouble = ClientTrouble()
        let progress = RedriveProgressLine()
        do throws(RedriveError) {
            let redrive = try Redrive(
                configuration: configuration, policy: policy, limit: values[limit], isDryRun: values[isDryRun],
                now: now, handlers: trouble.handlers)
            let summary = try redrive.run { progress.show($0) }
            progress.clear()
            let report = RedriveReport(summary: summary, deadLetters: configuration.kafkaTopics.deadLetter)
            guard StandardStream.output.write(values[isJSON] ? report.json : report.text) else { return .unavailable }
            return summary.needsAPerson ? .found : .success
        } catch {
            progress.clear()
            StandardStream.error.write("switchboard redrive: \(error.explanation(configuration.kafka, trouble))\n")
            return error.exitCode(trouble.refusal)
        }
    }

    private static func refuse(_ message: String) -> ExitCode {
        StandardStream.error.write("switchboard redrive: \(message)\n")
        return .usage
    }
}

extension RedriveError {
    fileprivate func exitCode(_ refusal: ConnectionRefusal?) -> ExitCode {
        switch self {
        case .unreachable where refusal?.isConfiguration == true: .configuration
        case .unreachable, .failed: .unavailable
        case .noDeadLetters, .badSetting: .configuration
        case .unreadableLedger: .badData
        case .takenOver, .inDoubt: .temporaryFailure
        }
    }

    fileprivate func explanation(_ kafka: KafkaConfiguration, _ trouble: ClientTrouble) -> String {
        switch self {
        case .unreachable(let error):
            """
            no answer from \(kafka.bootstrapServers): \(trouble.explanation(of: error, kafka)); what was put back until \
            now stays, run it again
            """
        case .noDeadLetters(let kafkaTopic):
            "the Kafka topic \(kafkaTopic) does not exist ('switchboard topics create' makes it)"
        case .badSetting(let error): "this librdkafka does not take \(error.name): \(error.message)"
        case .unreadableLedger(let group, let partition):
            """
            the offset of group \(group) in partition \(partition) carries a text that no redrive wrote; set the group's \
            offset by Kafka's own tools to where to go on
            """
        case .takenOver: "another redrive of this group has begun and goes on from here"
        case .inDoubt(let error):
            "whether the last batch was put back is not known (\(error)); run it again, nothing goes back twice"
        case .failed(let error) where error.code == .groupAuthorizationFailed:
            "\(error): grant Read on the group \(kafka.group)-redrive, as `switchboard topics acls` prints it"
        case .failed(let error): "\(error)"
        }
    }
}
