import Configuration
import Kafka
import Pipeline
import RuleBooks
import Synchronization
import Telemetry

/// The recent inquiries that a reload is judged by: what the workers keep, and what the input Kafka topics held at the start, since a
/// worker that has just started has decided nothing yet. Bounded by both; nothing of it is logged.
final class ReloadSample: Sendable {
    private let pipeline: Pipeline
    private let atStart = Mutex<[SampledInquiry]>([])

    /// How long workers are waited for. They answer between two batches, so within a tenth of a second; one that waits for its broker does not.
    private static let answerMilliseconds = 1_000

    init(_ pipeline: Pipeline) { self.pipeline = pipeline }

    /// Reads what the input Kafka topics hold. Blocks: not for the cooperative pool. Where nothing can be read, the log says so and
    /// reloads are judged by what the workers decide.
    func refill(_ configuration: ServiceConfiguration, by book: RuleBook, log: Logger) {
        let trouble = ClientTrouble()
        do {
            let inquiries = try RecentInquiries.read(of: configuration, by: book, handlers: trouble.handlers)
            atStart.withLock { $0 = inquiries }
        } catch {
            let reason = (error as? KafkaError).map { trouble.explanation(of: $0, configuration.kafka) }
            log.info(
                "No recent inquiries could be read to judge reloads by; those that come will do",
                .text("error", reason ?? "\(error)"))
        }
    }

    /// All that is kept. Blocks: not for the cooperative pool.
    func inquiries() -> [SampledInquiry] {
        atStart.withLock { $0 } + pipeline.sample(timeoutMilliseconds: Self.answerMilliseconds)
    }
}
