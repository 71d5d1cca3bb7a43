import AdminAPI
import CommandOptions

/// `switchboard rollback`
enum RollbackCommand: Command {
    static let specification = CommandSpecification(
        name: "rollback", abstract: "Have the running service go back to the rule book before",
        discussion: """
            The book before runs until the folder's content changes, across restarts too. A second rollback goes back one book \
            further.
            """,
        parameters: [
            SharedParameters.config.declaration, RunningService.parameter.declaration,
            OutputFormat.parameter.declaration,
        ],
        exits: ReloadPage.exits,
        examples: [.init("switchboard rollback", "the last edit was a mistake, and the surge does not wait")])

    static func run(_ values: ParameterValues) async -> ExitCode {
        guard let service = RunningService(values) else { return .configuration }
        let request = ControlRequest(.rollback)
        guard let answer = service.ask(request, for: ReloadAnswer.self, within: ReloadPage.patience) else {
            return .unavailable
        }
        return ReloadPage.show(answer, isJSON: values[OutputFormat.parameter].isJSON)
    }
}
