import CommandOptions
import Foundation

/// Switchboard against a bare librdkafka loop in C, on one broker, in one run: `make bench`, docs/benchmarks.md.
@main
enum PipelineBenchmark {
    static func main() async {
        let program = Program(
            name: "PipelineBenchmark", abstract: "Switchboard against a bare loop in C, on one broker",
            commands: [CompareCommand.self, SwapsCommand.self])
        let code = await program.run(
            Array(CommandLine.arguments.dropFirst()), environment: ProcessInfo.processInfo.environment)
        exit(Int32(code.rawValue))
    }
}
