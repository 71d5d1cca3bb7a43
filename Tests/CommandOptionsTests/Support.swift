import CommandOptions

/// A command with one parameter of each kind.
enum Sample: Command {
    static let rules = Parameter.option("rules", "DIR", default: "rules", help: "the rule book's folder")
    static let config = Parameter.option(
        "config", "FILE", help: "the configuration", environment: "SAMPLE_CONFIG")
    static let dryRun = Parameter.flag(
        "dry-run", help: "show what would be done, and do nothing of it at all, not even a little")
    static let limit = Parameter.integer("limit", "N", in: 1...100, default: 10, help: "how many")
    static let last = Parameter.integer("last", "N", in: 1...100, help: "the last ones")
    static let format = Parameter.choice("format", ("text", 1), ("json", 2), help: "how to show it")
    static let channels = Parameter.options("channel", "C", help: "only this channel")
    static let action = Parameter.action("ACTION", ("check", 1), ("create", 2), help: "what to do")
    static let folder = Parameter.argument("DIR", default: "rules", help: "where")

    static let specification = CommandSpecification(
        name: "sample", abstract: "show how it works", discussion: "It works like this.",
        parameters: [
            rules.declaration, config.declaration, dryRun.declaration, limit.declaration, last.declaration,
            format.declaration, channels.declaration, action.declaration, folder.declaration,
        ],
        exits: [.init(.badData, "the data is wrong")],
        examples: [.init("tool sample check rules", "checks the rules")])

    static func run(_ values: ParameterValues) async -> ExitCode { values[dryRun] ? .found : .success }
}

/// A command that takes all the rest.
enum Rest: Command {
    static let files = Parameter.arguments("FILE", help: "what to read")
    static let specification = CommandSpecification(
        name: "rest", abstract: "take what comes", parameters: [files.declaration])
    static func run(_ values: ParameterValues) async -> ExitCode { .success }
}

/// A command without arguments.
enum Version: Command {
    static let specification = CommandSpecification(name: "version", abstract: "show the version")
    static func run(_ values: ParameterValues) async -> ExitCode { .success }
}

let program = Program(name: "tool", abstract: "tries things out", commands: [Sample.self, Rest.self, Version.self])

/// The values of a command line, or the error as one line.
func parse(_ words: String..., environment: [String: String] = [:]) -> Result<ParameterValues, UsageError> {
    do throws(UsageError) {
        switch try program.invocation(words, environment: environment) {
        case .run(_, let values): return .success(values)
        case .help(let text): return .failure(UsageError("help", hint: text))
        }
    } catch {
        return .failure(error)
    }
}

/// The error of a command line as `message (hint)`.
func problem(_ words: [String]) -> String {
    do throws(UsageError) {
        _ = try program.invocation(words, environment: [:])
        return "none"
    } catch {
        return error.message + (error.hint.map { " (\($0))" } ?? "")
    }
}
