import Diagnostics
import YAML

/// Where a value came from, for the problem with it.
enum Origin {
    case file(YAMLNode)
    case environment(String)
    case absent
}

/// Collects what is wrong with the file and the environment.
final class ConfigurationProblems {
    /// What is wrong with the file; the YAML reader reports here too.
    let yaml: YAMLProblems
    private var outsideFile: [Diagnostic] = []

    init(file: String) { yaml = YAMLProblems(file: file) }

    var diagnostics: [Diagnostic] { yaml.diagnostics + outsideFile }

    func report(
        _ code: ConfigurationCode, _ message: String, at origin: Origin, hint: String? = nil,
        severity: Diagnostic.Severity = .error
    ) {
        report(ScalarProblem(code: code.rawValue, message, hint: hint), at: origin, severity: severity)
    }

    /// Reports at a value: in its line, or with its variable's name.
    func report(_ problem: ScalarProblem, at origin: Origin, severity: Diagnostic.Severity = .error) {
        switch origin {
        case .file(let node):
            yaml.report(severity, code: problem.code, problem.message, at: node, hint: problem.hint)
        case .environment(let name):
            let message = "\(name): \(problem.message)"
            outsideFile.append(Diagnostic(severity, code: problem.code, message, hint: problem.hint))
        case .absent:
            outsideFile.append(Diagnostic(severity, code: problem.code, problem.message, hint: problem.hint))
        }
    }
}
