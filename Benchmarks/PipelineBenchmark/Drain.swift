import Foundation
import KafkaTestKit

/// What one run showed.
struct DrainResult: CustomStringConvertible {
    let messagesPerSecond: Double
    /// Of the contender's process alone; the broker's is not in it.
    let microsecondsPerMessage: Double
    let peakMiB: Double

    var description: String {
        String(
            format: "%.0f messages/s, %.1f µs of CPU a message, %.0f MiB", messagesPerSecond, microsecondsPerMessage,
            peakMiB)
    }
}

/// One run: a contender under a group of its own reads a filled Kafka topic to its end. The time counts from the first
/// offsets that it has committed, so that starting and joining the group are left out.
struct Drain {
    let site: Site
    let input: String
    let messages: Int

    /// - Parameter whileRunning: called once after each look at the progress, with the number committed so far.
    func run(_ contender: Contender, whileRunning: (Int) -> Void = { _ in }) throws -> DrainResult {
        let name = site.nextName()
        let observer = try ProgressObserver(site: site, input: input, group: name)
        let program = try RunningProgram(contender, site: site, run: name)
        let clock = ContinuousClock()
        var first: (count: Int, time: ContinuousClock.Instant, processorSeconds: Double)?
        var lastMove = clock.now
        var count = 0
        while count < messages {
            try program.check()
            Thread.sleep(forTimeInterval: Self.interval)
            let next = try observer.count()
            if next > count { lastMove = clock.now }
            count = next
            if first == nil, count > 0 { first = (count, clock.now, program.processorSeconds) }
            whileRunning(count)
            guard clock.now - lastMove < Self.patience else {
                throw ConditionNotMet(description: "\(contender.name) is stuck at \(count) of \(messages)")
            }
        }
        let end = clock.now
        let processorSeconds = program.processorSeconds
        let peakMiB = program.peakMiB
        try program.stop()
        guard let first, first.count < messages else {
            return DrainResult(messagesPerSecond: .nan, microsecondsPerMessage: .nan, peakMiB: peakMiB)
        }
        let counted = Double(messages - first.count)
        return DrainResult(
            messagesPerSecond: counted / ((end - first.time) / .seconds(1)),
            microsecondsPerMessage: (processorSeconds - first.processorSeconds) / counted * 1_000_000,
            peakMiB: peakMiB)
    }

    /// Between two looks: a hundredth of a run, for next to no work of the broker's.
    private static let interval = 0.02
    /// Longer than an outage and what it takes to come back.
    private static let patience = Duration.seconds(60)
}
