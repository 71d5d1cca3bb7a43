import Configuration
import Kafka
import RuleBooks

/// Asks the broker about the Kafka topics of a book that is to take the running one's place.
struct KafkaTopicChecker: Sendable {
    let configuration: ServiceConfiguration
    let isEmbedded: Bool

    /// Asks, on a thread that may wait. The embedded broker makes what it is asked about, so nothing is ever missing there.
    func findings(_ book: RuleBook) -> KafkaTopicFindings {
        let plan = TopicPlan(configuration: configuration, ruleBook: book)
        guard plan.overlaps.isEmpty else {
            return .checked(problems: plan.overlaps.map(\.sentence), limits: nil)
        }
        guard !isEmbedded else { return .checked(problems: [], limits: nil) }
        let trouble = ClientTrouble()
        let admin: AdminClient
        do {
            admin = try AdminClient(
                configuration: configuration.clientConfiguration(for: .admin), handlers: trouble.handlers)
        } catch { return .unanswered("\(error)") }
        let patience = Int32(clamping: configuration.timeouts.broker.milliseconds)
        do throws(KafkaError) {
            let report = try TopicCheck.run(
                plan: plan, admin: admin, timeoutMilliseconds: min(StartupChecks.topicsMilliseconds, patience))
            return .checked(problems: report.obstacles.map(\.sentence), limits: report.limits)
        } catch { return .unanswered(trouble.explanation(of: error, configuration.kafka)) }
    }
}
