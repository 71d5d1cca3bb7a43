import CommandOptions
import Foundation
import KafkaTestKit

/// The whole comparison: a broker, inquiries, what Switchboard makes of them, then the runs.
struct Comparison {
    let plan: Plan
    private let site: Site
    private let inquiries: SizedInquiries

    init(_ plan: Plan) throws {
        self.plan = plan
        site = try Site()
        inquiries = try SizedInquiries(file: "docs/samples/inquiries.jsonl")
    }

    func run() throws -> Report {
        var plan = plan
        if site.isEmbedded {
            // It keeps 5 MiB of a partition, and a second worker's joining has everything read again.
            plan = Plan(
                parts: plan.parts.subtracting([.exactlyOnce4, .outage]), messages: min(plan.messages, 40_000),
                runs: plan.runs, latencySeconds: plan.latencySeconds)
        }
        var report = Report(isEmbedded: site.isEmbedded, plan: plan)
        let recording = try record()
        report.recording = recording.summary
        let drainsInput = !plan.parts.isDisjoint(with: [.exactlyOnce1, .exactlyOnce4, .atLeastOnce1, .outage])
        if drainsInput {
            progress("writing \(plan.messages) inquiries")
            try inquiries.fill(Site.input, count: plan.messages, on: site)
        }
        let modes = Mode.all.filter { plan.parts.contains($0.part) }
        if let first = modes.first {
            // A broker that was just started compiles its own code, on a core that whoever comes first would need.
            progress("a run of each to warm up, which counts for nothing")
            let drain = Drain(site: site, input: Site.input, messages: plan.messages)
            for contender in contenders(first) { _ = try drain.run(contender) }
        }
        for mode in modes {
            report.modes.append(try compare(mode, messages: plan.messages, recording))
        }
        if plan.parts.contains(.latency) {
            progress("latency at \(LatencyRun.rate) inquiries/s for \(plan.latencySeconds) s")
            report.latency = try LatencyRun(site: site, inquiries: inquiries).run(seconds: plan.latencySeconds)
        }
        if plan.parts.contains(.outage) {
            progress("an outage of \(OutageRun.seconds) s with four workers")
            report.outage = try OutageRun(site: site).run(messages: plan.messages)
        }
        return report
    }

    /// Has Switchboard route some inquiries and reads what became of them.
    private func record() throws -> Recording {
        progress("recording what Switchboard makes of \(SizedInquiries.recordedCount) inquiries")
        try inquiries.fill(Site.recordedInput, count: SizedInquiries.recordedCount, on: site)
        let contender = Contender.switchboard(isExactlyOnce: true, workers: 1, input: Site.recordedInput)
        let drain = Drain(site: site, input: Site.recordedInput, messages: SizedInquiries.recordedCount)
        _ = try drain.run(contender)
        var recording = Recording()
        // Kafka answers a commit before every partition has its marker, so the last records show a little later.
        try awaitCondition("an assignment and a decision record of each inquiry") {
            recording = try Recording(site: site, inquiries: SizedInquiries.recordedCount)
            return recording.isComplete(inquiries: SizedInquiries.recordedCount)
        }
        try recording.write(to: site.recordingFile)
        return recording
    }

    private func contenders(_ mode: Mode) -> [Contender] {
        [
            .switchboard(isExactlyOnce: mode.isExactlyOnce, workers: mode.workers, input: Site.input),
            .bareLoop(isExactlyOnce: mode.isExactlyOnce, workers: mode.workers, input: Site.input),
        ]
    }

    private func compare(_ mode: Mode, messages: Int, _ recording: Recording) throws -> ModeResult {
        let contenders = contenders(mode)
        let drain = Drain(site: site, input: Site.input, messages: messages)
        var results: [[DrainResult]] = [[], []]
        for run in 1...plan.runs {
            for (index, contender) in contenders.enumerated() {
                let result = try drain.run(contender)
                progress("\(mode.title), run \(run), \(contender.name): \(result)")
                results[index].append(result)
            }
        }
        return ModeResult(mode: mode, switchboard: results[0], bareLoop: results[1])
    }
}

/// Tells on stderr what is going on.
func progress(_ text: String) {
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    StandardStream.error.write(String(format: "%6.1f s  ", seconds) + text + "\n")
}

private let start = ContinuousClock.now

/// The middle one; of an even number the mean of the middle two.
func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return .nan }
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}
