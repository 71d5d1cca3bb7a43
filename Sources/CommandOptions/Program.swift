import Diagnostics

/// A command: its specification and what it does.
public protocol Command: SendableMetatype {
    /// What it is called, what it takes, how it ends.
    static var specification: CommandSpecification { get }
    /// Does it. Results go to standard output, everything else to standard error.
    static func run(_ values: ParameterValues) async -> ExitCode
}

/// An executable with its commands.
public struct Program: Sendable {
    /// What a command line asks for.
    public enum Invocation: Sendable {
        /// To run a command.
        case run(any Command.Type, ParameterValues)
        /// To show this text.
        case help(String)
    }

    /// The executable's name.
    public let name: String
    /// What it is, in one line without a full stop.
    public let abstract: String
    /// Its commands, in the order of the help.
    public let commands: [any Command.Type]

    /// A program by its parts.
    public init(name: String, abstract: String, commands: [any Command.Type]) {
        self.name = name
        self.abstract = abstract
        self.commands = commands
    }

    /// What the words after the program's name ask for. `help COMMAND` is `COMMAND --help`, `--version` is `version`.
    public func invocation(
        _ arguments: [String], environment: [String: String]
    ) throws(UsageError) -> Invocation {
        var words = arguments[...]
        guard let first = words.popFirst() else { throw UsageError("a command is missing") }
        switch first {
        case "--help", "-h": return .help(overview)
        case "help":
            guard let name = words.popFirst() else { return .help(overview) }
            return .help(HelpText(program: self.name).help(try command(name).specification))
        default:
            let command = try command(first == "--version" ? "version" : first)
            var parser = CommandLineParser(command: command.specification, environment: environment)
            guard let values = try parser.parse(words) else {
                return .help(HelpText(program: name).help(command.specification))
            }
            return .run(command, values)
        }
    }

    /// Runs what the command line asks for. Help goes to standard output; a usage error with the usage line to
    /// standard error, and ends with 64.
    public func run(_ arguments: [String], environment: [String: String]) async -> ExitCode {
        do throws(UsageError) {
            switch try invocation(arguments, environment: environment) {
            case .help(let text):
                StandardStream.output.write(text)
                return .success
            case .run(let command, let values): return await command.run(values)
            }
        } catch {
            StandardStream.error.write(text(of: error, for: arguments.first))
            return .usage
        }
    }

    /// A usage error as it is shown: message, hint, and the usage of the command or the list of commands.
    public func text(of error: UsageError, for command: String?) -> String {
        let specification = commands.map { $0.specification }.first { $0.name == command }
        let subject = [name, specification?.name].compactMap(\.self).joined(separator: " ")
        let message = "\(subject): \(error.message)\(error.hint.map { " (\($0))" } ?? "")\n\n"
        guard let specification else { return message + overview }
        return message + "\(HelpText(program: name).usage(specification))\n'\(subject) --help' explains it.\n"
    }

    private var overview: String {
        HelpText(program: name).overview(abstract: abstract, commands: commands.map { $0.specification })
    }

    private func command(_ name: String) throws(UsageError) -> any Command.Type {
        if let command = commands.first(where: { $0.specification.name == name }) { return command }
        let nearest = Suggestion.nearest(to: name, among: commands.map { $0.specification.name })
        throw UsageError("unknown command \"\(name)\"", hint: nearest.map { "did you mean \($0)?" })
    }
}
