import CommandOptions
import Foundation
import RuleBooks

/// `switchboard accuracy`
enum AccuracyCommand: Command {
    static let files = Parameter.arguments(
        "FILE", help: "inquiries with their labels, one a line; - for standard input")
    static let showsMisses = Parameter.flag(
        "misses", help: "also show each inquiry that went elsewhere or whose urgency is another, with its text")

    static let isForFalseAlarms = Parameter.flag(
        "false-alarms",
        help: "the lines are ordinary messages without labels: show those that reach safety or become urgent, with why")

    static let specification = CommandSpecification(
        name: "accuracy", abstract: "Measure a rule book on labelled inquiries",
        discussion: """
            Each line holds an inquiry (text, and subject, channel, language, school where known) and its labels: primary (the \
            topic that should own it, or other), also (topics that need a copy) and urgent. Prints precision and recall of each \
            topic and of urgency, by language too, and which topics are taken for which. F1 is the harmonic mean of precision \
            and recall; macro-F1 the mean over the topics and other. What no label names as a topic counts as other.
            """,
        parameters: [
            files.declaration, SharedParameters.rules.declaration, SharedParameters.config.declaration,
            showsMisses.declaration, isForFalseAlarms.declaration, OutputFormat.parameter.declaration,
            ColorChoice.parameter.declaration,
        ],
        exits: [
            .init(.badData, "the rules have errors, or lines could not be read"),
            .init(.inputOutput, "a file could not be read, or output failed"),
            .init(.configuration, "the configuration, which was to name the rules, is wrong"),
        ],
        examples: [
            .init("switchboard accuracy --rules rules labelled.jsonl", "how good are they?"),
            .init("switchboard accuracy --misses labelled.jsonl", "and what do they get wrong?"),
            .init("switchboard accuracy --false-alarms messages.jsonl", "what alarms safety for nothing?"),
        ])

    static func run(_ values: ParameterValues) async -> ExitCode {
        guard let directory = RuleBookFolder.path(values, SharedParameters.rules) else { return .configuration }
        guard let book = loadRuleBook(directory, color: values[ColorChoice.parameter]) else { return .badData }
        var badLines = 0
        let primary = values[isForFalseAlarms] ? RuleBook.noTopic : nil
        switch LabelledFile.read(
            values[files], command: "accuracy", standardPrimary: primary, badLines: &badLines)
        {
        case .failure(let end): return end.code
        case .success(let inquiries):
            guard StandardStream.output.write(report(on: inquiries, by: book, values)) else { return .inputOutput }
            return badLines > 0 ? .badData : .success
        }
    }

    private static func report(
        on inquiries: [LabelledInquiry], by book: RuleBook, _ values: ParameterValues
    ) -> [UInt8] {
        let progress = ProgressLine()
        defer { progress.clear() }
        let onProgress: (Int, Int) -> Void = { progress.show("\($0) of \($1) inquiries decided") }
        let isJSON = values[OutputFormat.parameter].isJSON
        if values[isForFalseAlarms] {
            let page = FalseAlarmsPage(report: FalseAlarms(of: book, on: inquiries, onProgress: onProgress))
            return isJSON ? page.json : Array(page.text.utf8)
        }
        let report = AccuracyReport(of: book, on: inquiries, onProgress: onProgress)
        let page = AccuracyPage(report: report, showsMisses: values[showsMisses])
        return isJSON ? page.json : Array(page.text.utf8)
    }
}
