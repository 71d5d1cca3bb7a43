import CommandOptions
import Configuration
import Foundation
import Kafka
import RuleBooks
import SwitchboardService
import Telemetry

/// `switchboard run`
enum RunCommand: Command {
    static let isEmbedded = Parameter.flag(
        "embedded-broker", help: "start a Kafka of our own on a loopback port, for trying out")

    static let specification = CommandSpecification(
        name: "run", abstract: "Run the service: read inquiries, decide, publish assignments",
        discussion: """
            Runs until SIGTERM or SIGINT, then finishes or aborts the open transaction and leaves the consumer group, \
            within 15 s. A second signal ends it at once. Rules are loaded again when their folder changes, or at SIGHUP; a bad edit \
            leaves the last good ones running, across restarts too.
            """,
        parameters: [SharedParameters.config.declaration, isEmbedded.declaration],
        exits: [
            .init(.badData, "the rule book has errors, and none was saved before"),
            .init(.unavailable, "no broker answers"),
            .init(.temporaryFailure, "stopped with work left to the broker's timeouts"),
            .init(.configuration, "the configuration is wrong, or a Kafka topic is missing"),
        ],
        examples: [
            .init("switchboard run", "with switchboard.yaml of this folder, or all defaults"),
            .init("switchboard run --config /etc/switchboard/switchboard.yaml", "as a service"),
            .init("switchboard run --embedded-broker", "without any Kafka"),
        ])

    static func run(_ values: ParameterValues) async -> ExitCode {
        let signals = StopSignals()
        guard var configuration = loadConfiguration(values[SharedParameters.config]) else { return .configuration }
        ClientHeaps.bound(workers: configuration.workers)
        let reloadSignal = ReloadSignal()
        let own = BookStart(configuration)
        show(own.load.diagnostics, of: own.load.files, color: .auto)
        let log = Logger.standardError(configuration.log)
        // An embedded broker is new: there are no others.
        let (start, problem) = values[isEmbedded] ? (own, nil) : own.joinedWhereHopeless(configuration)
        if let problem { log.error("No rule book of the other instances could be read", .text("error", problem)) }
        guard let book = start.first?.book else { return .badData }
        var embedded: EmbeddedKafka?
        if values[isEmbedded] {
            do {
                let kafka = try EmbeddedKafka(for: configuration, book: book)
                configuration = kafka.configuration(configuration)
                embedded = kafka
                log.info("The embedded broker listens", .text("bootstrap_servers", kafka.bootstrapServers))
            } catch {
                log.error("The embedded broker could not start", .text("error", "\(error)"))
                return .software
            }
        }
        let service = Service(
            configuration: configuration, start: start, log: log, signals: signals, reloadSignal: reloadSignal,
            isEmbedded: values[isEmbedded])
        let end = await service.run()
        return withExtendedLifetime(embedded) { end.exitCode }
    }
}

extension ServiceEnd {
    /// The code that the process ends with.
    var exitCode: ExitCode {
        switch self {
        case .stopped: .success
        case .stoppedWithWorkLeft: .temporaryFailure
        case .brokerUnreachable: .unavailable
        case .misconfigured: .configuration
        }
    }
}
