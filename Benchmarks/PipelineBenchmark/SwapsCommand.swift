import CommandOptions
import Foundation
import KafkaTestKit

/// `PipelineBenchmark swaps`
enum SwapsCommand: Command {
    static let messages = Parameter<Int>.integer(
        "messages", "N", in: 10_000...10_000_000, default: 1_000_000, help: "inquiries that each run drains")
    static let runs = Parameter<Int>.integer(
        "runs", "N", in: 1...99, default: 3, help: "runs without and with swaps, by turns; the median counts")
    static let pause = Parameter<Int>.integer(
        "pause", "MILLISECONDS", in: 10...60_000, default: 500, help: "between a reload's answer and the next edit")
    static let isChecked = Parameter.flag(
        "check", help: "exit with 1 where more than a tenth of the throughput is lost")

    static let specification = CommandSpecification(
        name: "swaps", abstract: "Measure throughput while the rules change, and how long a change takes",
        discussion: """
            By turns, a run as it is and one in which the rules are edited and `switchboard reload` is asked for, again and again: \
            each reads the folder, compiles, runs all tests, compares decisions and swaps.
            """,
        parameters: [messages.declaration, runs.declaration, pause.declaration, isChecked.declaration],
        exits: [.init(.found, "with --check: over a tenth was lost")])

    /// What swaps may cost of the throughput.
    static let shareMin = 0.9

    static func run(_ values: ParameterValues) async -> ExitCode {
        do {
            CompareCommand.inheritNoBlockedSignals()
            let site = try Site()
            let count = site.isEmbedded ? min(values[messages], 40_000) : values[messages]
            progress("writing \(count) inquiries")
            try SizedInquiries(file: "docs/samples/inquiries.jsonl").fill(Site.input, count: count, on: site)
            var results: [(isSwapping: Bool, rate: Double)] = []
            var reloads: [Double] = []
            progress("a run to warm up, which counts for nothing")
            _ = try SwapRun(site: site, messages: count, pause: 1).run(isSwapping: false)
            for run in 1...values[runs] {
                for isSwapping in [false, true] {
                    let swapped = try SwapRun(site: site, messages: count, pause: Double(values[pause]) / 1_000)
                        .run(isSwapping: isSwapping)
                    progress(
                        "run \(run), \(isSwapping ? "\(swapped.reloads.count) swaps" : "no swaps"): \(swapped.drain)")
                    results.append((isSwapping, swapped.drain.messagesPerSecond))
                    reloads += swapped.reloads
                }
            }
            let still = median(results.filter { !$0.isSwapping }.map(\.rate))
            let swapping = median(results.filter(\.isSwapping).map(\.rate))
            StandardStream.output.write(
                String(
                    format: """
                        without swaps        %9.0f messages/s
                        with swaps           %9.0f messages/s, %.1f %% of that (at least %.0f %%)
                        reloads              %9d, median %.0f ms, longest %.0f ms (edit to answer, at most 500 ms)

                        """, still, swapping, swapping / still * 100, shareMin * 100, reloads.count,
                    median(reloads) * 1_000, (reloads.max() ?? .nan) * 1_000))
            return values[isChecked] && !(swapping >= still * shareMin) ? .found : .success
        } catch {
            StandardStream.error.write("PipelineBenchmark: \(error)\n")
            return .software
        }
    }
}
