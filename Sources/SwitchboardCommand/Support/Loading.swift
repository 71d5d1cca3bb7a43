import CommandOptions
import Configuration
import Diagnostics
import Foundation
import RuleBooks

/// The rule book of a folder. Everything that is wrong with it goes to standard error; nil where that refuses it: the
/// command then ends with `ExitCode.badData`.
func loadRuleBook(_ directory: String, color: ColorChoice = .auto) -> RuleBook? {
    let load = RuleBook.load(directory: directory)
    show(load.diagnostics, of: load.files, color: color)
    return load.book
}

/// The configuration of a file and the environment; without a file, `switchboard.yaml` where it is there. Everything
/// that is wrong goes to standard error; nil where that refuses it: the command then ends with `ExitCode.configuration`.
func loadConfiguration(_ file: String?, color: ColorChoice = .auto) -> ServiceConfiguration? {
    let load = ServiceConfiguration.load(file: file)
    show(load.diagnostics, of: load.files, color: color)
    return load.configuration
}

/// Shows what is wrong with files, on standard error.
func show(_ diagnostics: [Diagnostic], of files: SourceFiles, color: ColorChoice) {
    let usesColor = color.usesColor(on: .error, environment: ProcessInfo.processInfo.environment)
    StandardStream.error.write(DiagnosticRenderer(files: files, usesColor: usesColor).text(diagnostics))
}
