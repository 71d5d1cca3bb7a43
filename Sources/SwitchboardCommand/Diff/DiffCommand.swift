import Classification
import CommandOptions
import Configuration
import Foundation
import Inquiries
import Pipeline
import RuleBooks
import SwitchboardService

/// `switchboard diff`
enum DiffCommand: Command {
    static let old = Parameter.argument("OLD", help: "the folder of the rule book that decides today")
    static let new = Parameter.argument("NEW", help: "the folder of the rule book that would")
    static let file = Parameter<String?>.optionalArgument(
        "FILE", help: "inquiries, one a line; without it, or as -, standard input")
    static let last = Parameter<Int?>.integer(
        "last", "N", in: 1...1_000_000, help: "the newest N records of the inputs' Kafka topics in place of lines")
    static let maxChange = Parameter<String?>.option(
        "max-change", "N|P%", help: "end with 1 where more decisions change: a number, or a share such as 5%")

    static let specification = CommandSpecification(
        name: "diff", abstract: "Show which decisions change between two rule books",
        discussion: """
            Decides the same inquiries by both books and groups what differs: what safety would see no longer, or newly, \
            first. Examples are named by their ids, with the sentence that each book gives. Texts are not shown.

            With --last nothing is committed and no group is joined: a service that runs does not notice.
            """,
        parameters: [
            old.declaration, new.declaration, file.declaration, last.declaration, SharedParameters.config.declaration,
            LineInput.parameter.declaration, maxChange.declaration, OutputFormat.parameter.declaration,
            ColorChoice.parameter.declaration,
        ],
        exits: [
            .init(.found, "more decisions change than --max-change allows"),
            .init(.badData, "a rule book has errors, or lines could not be read"),
            .init(.unavailable, "no broker answers"), .init(.inputOutput, "input or output failed"),
            .init(.configuration, "the configuration is wrong"),
        ],
        examples: [
            .init("switchboard diff rules edited-rules inquiries.jsonl", "what an edit changes"),
            .init("switchboard diff rules edited-rules --last 600 --max-change 5%", "on what came in last, as a gate"),
        ])

    static func run(_ values: ParameterValues) async -> ExitCode {
        let limit = values[maxChange].map { MaxChange($0) }
        if case .some(nil) = limit { return fail("--max-change must be a number or a share such as 5%", .usage) }
        if values[last] != nil, values[file] != nil { return fail("either FILE or --last", .usage) }
        let color = values[ColorChoice.parameter]
        guard let old = loadRuleBook(values[old], color: color), let new = loadRuleBook(values[new], color: color)
        else {
            return .badData
        }
        let run = DiffRun(BookComparison(old: old, new: new))
        var end: ExitCode?
        if values[last] != nil || values.wasGiven(SharedParameters.config) || values.wasGiven(LineInput.parameter) {
            guard let configuration = loadConfiguration(values[SharedParameters.config], color: color) else {
                return .configuration
            }
            if let count = values[last] {
                end = run.readKafka(count, configuration)
            } else {
                guard let input = LineInput(values, configuration, command: "diff") else { return .configuration }
                end = run.readLines(values[file], input)
            }
        } else {
            end = run.readLines(values[file], LineInput())
        }
        if let end { return end }
        let page = DiffPage(diff: run.comparison.diff, old: old, new: new, unreadable: run.unreadable)
        let bytes = values[OutputFormat.parameter].isJSON ? page.json : Array(page.text.utf8)
        guard StandardStream.output.write(bytes) else { return .inputOutput }
        if case .some(.some(let limit)) = limit, limit.isExceeded(by: run.comparison.diff) {
            return fail("more decisions change than --max-change \(values[maxChange] ?? "") allows", .found)
        }
        return run.unreadable > 0 && values[last] == nil ? .badData : .success
    }

    static func fail(_ message: String, _ code: ExitCode) -> ExitCode {
        StandardStream.error.write("switchboard diff: \(message)\n")
        return code
    }
}
