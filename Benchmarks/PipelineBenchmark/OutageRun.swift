import Foundation
import KafkaTestKit

/// A broker that is frozen under load, while the input is queued: what four workers hold in memory then.
struct OutageRun {
    static let seconds = 10

    let site: Site

    /// Freezes the broker once a quarter of the input is done, and lets the rest be drained.
    func run(messages: Int) throws -> DrainResult {
        guard let broker = site.broker else { throw ConditionNotMet(description: "Apache Kafka, to be frozen") }
        var isOver = false
        let drain = Drain(site: site, input: Site.input, messages: messages)
        return try drain.run(.switchboard(isExactlyOnce: true, workers: 4, input: Site.input)) { count in
            guard !isOver, count >= messages / 4 else { return }
            isOver = true
            broker.pause()
            Thread.sleep(forTimeInterval: Double(Self.seconds))
            broker.resume()
        }
    }
}
