import CommandOptions
import Foundation
import KafkaTestKit

/// `PipelineBenchmark compare`
enum CompareCommand: Command {
    static let only = Parameter<[String]>.options(
        "only", "PART",
        help: "\(Part.allCases.map(\.rawValue).joined(separator: ", ")); may be given again; without it, all of them")
    static let messages = Parameter<Int>.integer(
        "messages", "N", in: 1_000...10_000_000, default: 400_000, help: "inquiries that each run drains")
    static let runs = Parameter<Int>.integer(
        "runs", "N", in: 1...99, default: 5, help: "runs of each loop and mode, by turns; the median counts")
    static let seconds = Parameter<Int>.integer(
        "seconds", "N", in: 2...600, default: 20, help: "how long latency is measured")
    static let format = Parameter<Bool>.choice(
        "format", (word: "text", value: false), (word: "json", value: true), help: "how the results are printed")
    static let isChecked = Parameter.flag("check", help: "exit with 1 where a target is missed; needs Apache Kafka")

    static let specification = CommandSpecification(
        name: "compare", abstract: "Measure throughput, processor time, memory and latency",
        parameters: [
            only.declaration, messages.declaration, runs.declaration, seconds.declaration, format.declaration,
            isChecked.declaration,
        ],
        exits: [.init(.found, "with --check: a target was missed")])

    static func run(_ values: ParameterValues) async -> ExitCode {
        var parts = Set(Part.allCases)
        if values.wasGiven(only) {
            parts = []
            for name in values[only] {
                guard let part = Part(rawValue: name) else {
                    StandardStream.error.write("There is no part \"\(name)\" to measure.\n")
                    return .usage
                }
                parts.insert(part)
            }
        }
        guard !values[isChecked] || ApacheKafka.home != nil else {
            StandardStream.error.write(
                "--check needs an Apache Kafka, named by KAFKA_HOME: no target holds on the embedded broker.\n")
            return .usage
        }
        let plan = Plan(
            parts: parts, messages: values[messages], runs: values[runs], latencySeconds: values[seconds])
        do {
            inheritNoBlockedSignals()
            let report = try Comparison(plan).run()
            StandardStream.output.write(values[format] ? report.json : report.text)
            return values[isChecked] && report.hasMisses ? .found : .success
        } catch {
            StandardStream.error.write("PipelineBenchmark: \(error)\n")
            return .software
        }
    }

    /// A thread of the cooperative pool blocks signals, and what it starts would block them too: it could not be stopped.
    static func inheritNoBlockedSignals() {
        var none = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, nil)
    }
}
