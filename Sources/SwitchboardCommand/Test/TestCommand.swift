import CommandOptions
import Diagnostics
import Foundation
import RuleBooks

/// `switchboard test`
enum TestCommand: Command {
    static let hasCoverage = Parameter.flag(
        "coverage", help: "also show how many tests make each rule fire, rules that none does first")
    static let junit = Parameter<String?>.option("junit", "FILE", help: "also write a JUnit report for build servers")

    static let specification = CommandSpecification(
        name: "test", abstract: "Run the tests that stand in the rule files",
        discussion: """
            By the classifier that the service runs, with the clock that a test gives (at), else a Tuesday in school hours. \
            Shows what came out instead for each test that fails, and why.
            """,
        parameters: [
            RuleBookFolder.argument.declaration, SharedParameters.config.declaration, hasCoverage.declaration,
            junit.declaration, OutputFormat.parameter.declaration, ColorChoice.parameter.declaration,
        ],
        exits: [
            .init(.found, "a test fails"), .init(.badData, "the rules have errors"),
            .init(.inputOutput, "the report could not be written"),
            .init(.configuration, "the configuration, which was to name the rules, is wrong"),
        ],
        examples: [
            .init("switchboard test", "the rules that this folder's configuration names"),
            .init("switchboard test rules --coverage", "and which rules no test makes fire"),
            .init("switchboard test rules --junit report.xml", "for a build server"),
        ])

    static func run(_ values: ParameterValues) async -> ExitCode {
        let color = values[ColorChoice.parameter]
        guard let directory = RuleBookFolder.path(values) else { return .configuration }
        let ranAt = Date()
        let load = RuleBook.load(directory: directory)
        let usesColor = color.usesColor(on: .output, environment: ProcessInfo.processInfo.environment)
        guard let book = load.book ?? load.refused else {
            show(load.diagnostics, of: load.files, color: color)
            return .badData
        }
        let progress = ProgressLine()
        let report = RuleTestReport(of: book) { progress.show("\($0) of \($1) tests run") }
        progress.clear()
        if let file = values[junit] {
            do {
                try JUnitReport(report, ranAt: ranAt).xml.write(toFile: file, atomically: true, encoding: .utf8)
            } catch {
                StandardStream.error.write(
                    "switchboard test: \(file) could not be written: \(error.localizedDescription)\n")
                return .inputOutput
            }
        }
        let page = TestPage(
            report: report, book: book, renderer: DiagnosticRenderer(files: load.files, usesColor: usesColor),
            hasCoverage: values[hasCoverage], isRefused: load.book == nil, progress: progress)
        let written =
            switch values[OutputFormat.parameter] {
            case .text: StandardStream.output.write(page.text)
            case .json: StandardStream.output.write(page.json)
            }
        guard written else { return .inputOutput }
        return report.failures.isEmpty ? .success : .found
    }
}
