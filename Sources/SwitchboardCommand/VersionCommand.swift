import CommandOptions
import Kafka
import SwitchboardService

/// `switchboard version`
enum VersionCommand: Command {
    static let specification = CommandSpecification(
        name: "version", abstract: "Show the versions of Switchboard and of the librdkafka it runs with",
        examples: [.init("switchboard version", "what a bug report should begin with")])

    static func run(_ values: ParameterValues) async -> ExitCode {
        print("switchboard \(ServiceVersion.current) (librdkafka \(LibraryVersion.running))")
        return .success
    }
}
