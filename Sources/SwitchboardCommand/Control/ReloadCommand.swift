import AdminAPI
import CommandOptions

/// `switchboard reload`
enum ReloadCommand: Command {
    static let confirm = Parameter<String?>.option(
        "confirm", "HASH", help: "load the held rule book of this hash, or the one that a rollback keeps out")

    static let specification = CommandSpecification(
        name: "reload", abstract: "Have the running service load its rules, and wait for what becomes of it",
        discussion: """
            The service looks at the folder by itself; this asks it to look now and tells the truth. Nothing is loaded by halves: a \
            book that is refused or held changes nothing.
            """,
        parameters: [
            confirm.declaration, SharedParameters.config.declaration, RunningService.parameter.declaration,
            OutputFormat.parameter.declaration,
        ],
        exits: ReloadPage.exits,
        examples: [
            .init("switchboard reload", "after an edit"),
            .init("switchboard reload --confirm 3f6c…", "a book that is held, by the hash that was named"),
        ])

    static func run(_ values: ParameterValues) async -> ExitCode {
        guard let service = RunningService(values) else { return .configuration }
        let request = ControlRequest(.reload, confirm: values[confirm])
        guard let answer = service.ask(request, for: ReloadAnswer.self, within: ReloadPage.patience) else {
            return .unavailable
        }
        return ReloadPage.show(answer, isJSON: values[OutputFormat.parameter].isJSON)
    }
}
