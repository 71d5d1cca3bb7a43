import Foundation

extension Report {
    /// The tables of docs/benchmarks.md.
    var text: String {
        var lines = [
            isEmbedded ? "On the embedded broker: no real transactions, no targets hold here." : "On Apache Kafka.",
            "Inquiries of \(SizedInquiries.bytes) bytes, \(plan.messages) a run, median of \(plan.runs).",
        ]
        if let recording {
            lines.append(
                String(
                    format:
                        "%.2f records an inquiry; a record has %.0f bytes of key, %.0f of value, %.1f headers of %.0f.",
                    recording.recordsPerInquiry, recording.keyBytes, recording.valueBytes, recording.headers,
                    recording.headerBytes))
        }
        if !modes.isEmpty { lines += ["", Self.head] + modes.flatMap(Self.rows) }
        if let latency {
            lines += [
                "",
                String(
                    format: "Latency at %d inquiries/s, %d measured: p50 %.1f ms, p99 %.1f ms, highest %.1f ms",
                    LatencyRun.rate, latency.count, latency.median, latency.percentile99, latency.highest),
            ]
        }
        if let outage {
            lines += [
                "",
                String(
                    format: "Broker frozen for %d s under four workers, all drained after: peak memory %.0f MiB",
                    OutageRun.seconds, outage.peakMiB),
            ]
        }
        lines += [""] + verdicts.map(Self.line)
        return lines.joined(separator: "\n") + "\n"
    }

    private static let head =
        "mode                      loop          messages/s  ratio  µs of CPU a message  peak MiB"

    private static func rows(_ result: ModeResult) -> [String] {
        // With its type: `1` would be an integer to `String(format:)`.
        let loops: [(String, [DrainResult], Double)] = [
            ("Switchboard", result.switchboard, result.ratio), ("bare loop", result.bareLoop, 1),
        ]
        return loops.map { loop, runs, ratio in
            pad(result.mode.title, 26) + pad(loop, 14)
                + String(
                    format: "%10.0f  %5.2f  %19.1f  %8.0f", ModeResult.rate(runs), ratio,
                    ModeResult.processor(runs), ModeResult.peak(runs))
        }
    }

    private static func line(_ verdict: Verdict) -> String {
        let relation = verdict.isLeast ? "at least" : "at most"
        return pad(verdict.isMet ? "met" : "MISSED", 8) + pad(verdict.name, 30)
            + String(format: "%.2f, %@ %.1f", verdict.value, relation as NSString, verdict.limit)
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text.padding(toLength: width, withPad: " ", startingAt: 0)
    }
}
