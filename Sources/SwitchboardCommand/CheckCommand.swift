import CommandOptions
import Diagnostics
import Foundation
import RuleBooks
import SwitchboardService

/// `switchboard check`
enum CheckCommand: Command {
    /// What `--format` may say.
    enum Format { case text, json, sarif }

    static let format = Parameter<Format>.choice(
        "format", ("text", .text), ("json", .json), ("sarif", .sarif),
        help: "text for people, json for scripts, sarif (2.1.0) for code hosts and editors")
    static let allowed = Parameter.options(
        "allow", "CODE", help: "say nothing of warnings with this code, such as L004")

    static let specification = CommandSpecification(
        name: "check", abstract: "Look for everything that is wrong with a rule book",
        discussion: """
            Shows all errors at once, each with its place and what to do. A book without errors is then looked through for \
            what can't be meant: rules that never fire or never win, topics that tie, rules without a test, phrases that change \
            nothing. Those are warnings; a book with warnings runs. What each code means: docs/rules.md and docs/workshop.md.
            """,
        parameters: [
            RuleBookFolder.argument.declaration, SharedParameters.config.declaration, format.declaration,
            allowed.declaration, ColorChoice.parameter.declaration,
        ],
        exits: [
            .init(.found, "there are warnings and no errors"), .init(.badData, "there are errors"),
            .init(.configuration, "the configuration, which was to name the rules, is wrong"),
        ],
        examples: [
            .init("switchboard check", "the rules that this folder's configuration names"),
            .init("switchboard check rules --allow L004", "rules without tests are fine for now"),
            .init("switchboard check rules --format sarif > rules.sarif", "for a code host to show in place"),
        ])

    static func run(_ values: ParameterValues) async -> ExitCode {
        let allowed = Set(values[allowed])
        let known = Set(LintCode.allCases.map(\.rawValue))
        if let stranger = allowed.subtracting(known).min() {
            StandardStream.error.write(
                "switchboard check: --allow takes \(known.sorted().joined(separator: ", ")), not \"\(stranger)\"\n")
            return .usage
        }
        guard let directory = RuleBookFolder.path(values) else { return .configuration }
        let load = RuleBook.load(directory: directory, isLinting: true, now: Int64(Date().timeIntervalSince1970 * 1000))
        let diagnostics = load.diagnostics.filter { $0.severity == .error || !allowed.contains($0.code) }
        StandardStream.output.write(shown(diagnostics, of: load.files, values))
        if diagnostics.hasErrors { return .badData }
        return diagnostics.isEmpty ? .success : .found
    }

    private static func shown(_ diagnostics: [Diagnostic], of files: SourceFiles, _ values: ParameterValues) -> [UInt8]
    {
        let newline = [UInt8(ascii: "\n")]
        switch values[format] {
        case .json: return DiagnosticJSON.array(diagnostics) + newline
        case .sarif:
            let tool = DiagnosticSARIF.Tool(name: "switchboard", version: ServiceVersion.current)
            return DiagnosticSARIF.log(diagnostics, files: files, tool: tool) + newline
        case .text:
            let usesColor = values[ColorChoice.parameter].usesColor(
                on: .output, environment: ProcessInfo.processInfo.environment)
            let text = DiagnosticRenderer(files: files, usesColor: usesColor).text(diagnostics)
            return Array((text.isEmpty ? "\(diagnostics.summary)\n" : text).utf8)
        }
    }
}
