import AdminAPI
import CommandOptions

/// `switchboard status`
enum StatusCommand: Command {
    static let specification = CommandSpecification(
        name: "status", abstract: "Say what the running service does and by which rule book",
        discussion:
            "Its exit code serves as a health check: 0 as long as the workers run, whatever is held or refused.",
        parameters: [
            SharedParameters.config.declaration, RunningService.parameter.declaration,
            OutputFormat.parameter.declaration,
        ],
        exits: [
            .init(.found, "it starts or stops"), .init(.unavailable, "no service answers"),
            .init(.configuration, "the configuration, which was to name the service, is wrong"),
        ],
        examples: [.init("switchboard status --format json", "for a health check or a dashboard")])

    static func run(_ values: ParameterValues) async -> ExitCode {
        guard let service = RunningService(values) else { return .configuration }
        guard let status = service.ask(ControlRequest(.status), for: ServiceStatus.self, within: patience) else {
            return .unavailable
        }
        if values[OutputFormat.parameter].isJSON {
            StandardStream.output.write(ControlLine.bytes(status))
        } else {
            StandardStream.output.write(StatusPage.text(status))
        }
        return status.state == .ready ? .success : .found
    }

    /// A health check must not hang.
    private static let patience = Duration.seconds(5)
}
