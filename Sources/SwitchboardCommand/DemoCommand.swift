import Assignments
import CommandOptions
import Configuration
import Foundation
import RuleBooks
import SwitchboardService
import Telemetry

/// `switchboard demo`
enum DemoCommand: Command {
    static let samples = Parameter.option(
        "samples", "FILE", default: "docs/samples/inquiries.jsonl", help: "the inquiries to feed, JSON lines")
    static let pause = Parameter.integer(
        "pause", "MS", in: 0...60_000, default: 900, help: "milliseconds between two inquiries")

    static let specification = CommandSpecification(
        name: "demo", abstract: "Watch sample inquiries being routed, without any Kafka",
        discussion: "Ctrl-C ends it.",
        parameters: [
            SharedParameters.rules.declaration, samples.declaration, pause.declaration,
            ColorChoice.parameter.declaration,
        ],
        exits: [.init(.badData, "the rules or the samples have errors")],
        examples: [
            .init("switchboard demo", "with the shipped rules and samples"),
            .init("switchboard demo --rules my-rules --pause 200", "with your own rules, faster"),
        ])

    static func run(_ values: ParameterValues) async -> ExitCode {
        let signals = StopSignals()
        guard var configuration = loadConfiguration(nil) else { return .configuration }
        configuration.rules = values[SharedParameters.rules] ?? configuration.rules
        let start = BookStart(configuration, keepsState: false)
        show(start.load.diagnostics, of: start.load.files, color: values[ColorChoice.parameter])
        guard let book = start.first?.book else { return .badData }
        do {
            let samples = try SampleInquiries(file: values[samples])
            let kafka = try EmbeddedKafka(for: configuration, book: book)
            configuration = kafka.configuration(configuration)
            configuration.log.level = .warning
            let environment = ProcessInfo.processInfo.environment
            let screen = DemoScreen(
                usesColor: values[ColorChoice.parameter].usesColor(on: .output, environment: environment))
            screen.welcome(bootstrapServers: kafka.bootstrapServers, book: book)
            let end = await watch(configuration, start, book, samples, values, signals, screen)
            return withExtendedLifetime(kafka) { end.exitCode }
        } catch {
            StandardStream.error.write(Array("switchboard demo: \(error)\n".utf8))
            return .badData
        }
    }

    /// Runs the service, the feeder and the viewer until a stop is asked for.
    private static func watch(
        _ configuration: ServiceConfiguration, _ start: BookStart, _ book: RuleBook, _ samples: SampleInquiries,
        _ values: ParameterValues, _ signals: StopSignals, _ screen: DemoScreen
    ) async -> ServiceEnd {
        let servers = configuration.kafka.bootstrapServers
        let viewer = AssignmentViewer(bootstrapServers: servers, kafkaTopics: book.routing.kafkaTopics)
        let feeder = SampleFeeder(
            bootstrapServers: servers, samples: samples, pause: .milliseconds(values[pause]))
        let isStopped: @Sendable () -> Bool = { signals.isRequested }
        async let viewing: Void = screen.reporting { try viewer.run(until: isStopped, show: screen.show) }
        async let feeding: Void = screen.reporting {
            try feeder.run(until: isStopped)
            if !isStopped() { screen.samplesAreOver() }
        }
        let service = Service(
            configuration: configuration, start: start, log: .standardError(configuration.log), signals: signals,
            isEmbedded: true)
        let end = await service.run()
        if !signals.isRequested { signals.request() }  // the service ended by itself
        await feeding
        await viewing
        return end
    }
}
