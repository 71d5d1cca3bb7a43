public import Diagnostics
import YAML

/// What reading a configuration gave: the configuration, or what is wrong with it, all at once.
public struct LoadedConfiguration: Sendable {
    /// The configuration; nil where there was any error.
    public var configuration: ServiceConfiguration?
    /// Errors, or warnings.
    public var diagnostics: [Diagnostic]
    /// The file's lines, for showing the diagnostics.
    public var files: SourceFiles
}

extension ServiceConfiguration {
    /// The file that is read where none is named, if it is there.
    public static let defaultFile = "switchboard.yaml"

    /// Reads a file and the environment. `file` is what the user named, which must be there; nil reads
    /// `defaultFile` of the working directory where that is, else the environment alone.
    public static func load(file: String?, host: ConfigurationHost = .current) -> LoadedConfiguration {
        let name = file ?? defaultFile
        switch host.read(name) {
        case .success(let contents): return read(contents.bytes, file: name, host: host)
        case .failure(let error) where error.isMissing && file == nil: return read([], file: nil, host: host)
        case .failure(let error):
            let code = ConfigurationCode.unreadableFile.rawValue
            let problem = Diagnostic(code: code, "the configuration can't be read: \(error.reason)", file: name)
            return LoadedConfiguration(configuration: nil, diagnostics: [problem], files: SourceFiles())
        }
    }

    /// Reads the bytes of a file and the environment; a `file` of nil is none, whose bytes are empty.
    public static func read(_ bytes: [UInt8], file: String?, host: ConfigurationHost) -> LoadedConfiguration {
        let problems = ConfigurationProblems(file: file ?? defaultFile)
        var files = SourceFiles()
        if let file { files.add(file, bytes: bytes) }
        let root = YAMLDocument.parse(bytes, problems: problems.yaml)
        var configuration: ServiceConfiguration?
        if root != nil {
            let settings = Settings(root: root, file: file, environment: host.environment, problems: problems)
            configuration = ConfigurationReader(settings: settings, host: host).read()
        }
        let diagnostics = problems.diagnostics.sortedByPlace
        for problem in diagnostics where problem.code == ConfigurationCode.secretInFile.rawValue {
            if let file, let position = problem.position { files.conceal(line: position.line, of: file) }
        }
        return LoadedConfiguration(
            configuration: diagnostics.hasErrors ? nil : configuration, diagnostics: diagnostics, files: files)
    }
}
