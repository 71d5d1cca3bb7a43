import AdminAPI
import CommandOptions

/// `switchboard status`
enum StatusCommand: Command {
    static let isFleet = Parameter.flag(
        "fleet", help: "all instances, by what they say in Kafka: from any machine that may read there")

    static let specification = CommandSpecification(
        name: "status", abstract: "Say what the running service does and by which rule book",
        discussion:
            """
            Its exit code serves as a health check: 0 as long as the workers run, whatever is held or refused. With --fleet \
            no service is asked, but Kafka: 0 as long as every instance that has not said that it stops is heard, and all \
            run one rule book or have not for longer than fleet.grace.
            """,
        parameters: [
            isFleet.declaration, SharedParameters.config.declaration, RunningService.parameter.declaration,
            OutputFormat.parameter.declaration,
        ],
        exits: [
            .init(.found, "it starts or stops; with --fleet, somebody is silent or they disagree"),
            .init(.unavailable, "no service answers; with --fleet, no broker"),
            .init(.configuration, "the configuration, which was to name the service, is wrong"),
        ],
        examples: [
            .init("switchboard status --format json", "for a health check or a dashboard"),
            .init("switchboard status --fleet", "who runs what, after an edit"),
        ])

    static func run(_ values: ParameterValues) async -> ExitCode {
        if values[isFleet] {
            guard let configuration = loadConfiguration(values[SharedParameters.config]) else { return .configuration }
            return FleetPage.show(configuration, isJSON: values[OutputFormat.parameter].isJSON)
        }
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
