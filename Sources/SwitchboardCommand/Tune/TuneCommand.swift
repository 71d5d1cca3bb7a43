import CommandOptions
import Foundation
import RuleBooks

/// `switchboard tune`
enum TuneCommand: Command {
    static let files = Parameter.arguments(
        "FILE", help: "inquiries with their labels, one a line; - for standard input")
    static let newWords = Parameter<Int?>.integer(
        "new-words", "N", in: 0...100_000,
        help: "also propose up to N words and short phrases of the inquiries that no lexicon has; without it none")
    static let inAtLeast = Parameter<Int?>.integer(
        "in-at-least", "N", in: 2...1_000_000, help: "in how many inquiries a new word has to stand; without it 4")
    static let folds = Parameter<Int?>.integer(
        "cross-validate", "K", in: 2...100,
        help:
            "in place of a patch, say how good such weights are on inquiries that they were not weighed by, K parts in turn"
    )

    static let specification = CommandSpecification(
        name: "tune", abstract: "Propose scores, thresholds and the weights of words from labelled inquiries",
        discussion: """
            Looks for the weights by which the labels are likeliest, held near those that stand in the rules, and prints what would \
            change as a patch for a person to read and accept. Labels are those of switchboard accuracy. What it weighs: the scores of \
            rules, the lexicons of rules that score by one, and those of rules that ask for priority urgent, or for copies alone, from a \
            sum on (from). The same inquiries give the same patch.
            """,
        parameters: [
            files.declaration, SharedParameters.rules.declaration, SharedParameters.config.declaration,
            newWords.declaration, inAtLeast.declaration, folds.declaration, ColorChoice.parameter.declaration,
        ],
        exits: [
            .init(.badData, "the rules have errors, or lines could not be read"),
            .init(.inputOutput, "a file could not be read, or output failed"),
            .init(.configuration, "the configuration, which was to name the rules, is wrong"),
        ],
        examples: [
            .init("switchboard tune --rules rules labelled.jsonl > weights.patch", "what would be weighed otherwise?"),
            .init(
                "switchboard tune --rules rules labelled.jsonl --new-words 200 | patch -p0", "with new words, at once"),
            .init("switchboard tune --rules rules labelled.jsonl --cross-validate 5", "is it worth it?"),
        ])

    static func run(_ values: ParameterValues) async -> ExitCode {
        guard let directory = RuleBookFolder.path(values, SharedParameters.rules) else { return .configuration }
        var load: RuleBookLoad?
        let options = Tuner.Options(newWords: values[newWords] ?? 0, countMin: values[inAtLeast] ?? 4)
        let tuner = Tuner(directory: directory, options: options, load: &load)
        if let load { show(load.diagnostics, of: load.files, color: values[ColorChoice.parameter]) }
        guard let tuner else { return .badData }
        var badLines = 0
        switch LabelledFile.read(values[files], command: "tune", badLines: &badLines) {
        case .failure(let end): return end.code
        case .success(let inquiries):
            let progress = ProgressLine()
            let output: String
            if let count = values[folds] {
                let classes = tuner.crossValidate(inquiries, folds: count) { step in progress.show(step) }
                output = AccuracyPage.text(classes, inquiries: inquiries.count)
            } else {
                let proposal = tuner.propose(inquiries) { step in progress.show(step) }
                output = proposal.patch
                progress.clear()
                StandardStream.error.write(summary(proposal.changes, of: inquiries.count, rules: directory))
            }
            progress.clear()
            guard StandardStream.output.write(output) else { return .inputOutput }
            return badLines > 0 ? .badData : .success
        }
    }

    /// What was found, and how to take it: `patch` refuses names from the root on.
    private static func summary(
        _ changes: TuningProposal.Changes, of inquiries: Int, rules directory: String
    ) -> String {
        "by \(inquiries) inquiries: \(changes.weights) words weigh otherwise (\(changes.removed) of them nothing), "
            + "\(changes.added) are new; \(changes.scores) scores and \(changes.thresholds) thresholds change; "
            + "to accept: \(directory.hasPrefix("/") ? "patch -d / -p1" : "patch -p0")\n"
    }
}
