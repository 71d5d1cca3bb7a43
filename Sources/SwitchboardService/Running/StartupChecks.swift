import Configuration
import Kafka
import Pipeline
import RuleBooks
import Telemetry

/// What has to be true before the first inquiry is read. Each failure is told with what to do about it.
struct StartupChecks: Sendable {
    /// How the checks ended.
    enum Outcome: Sendable {
        /// All is well; each output Kafka topic takes so much.
        case ready(KafkaTopicLimits)
        case failed(ServiceEnd)
        /// These Kafka topics can't be used, a sentence each. Another book may name others.
        case unusable([String])
        case stopRequested
    }

    let configuration: ServiceConfiguration
    let book: RuleBook
    let log: Logger
    let signals: StopSignals
    let isEmbedded: Bool

    func run() async -> Outcome {
        if let trouble = configuration.kafka.scramTrouble { log.warning(trouble) }
        let plan = TopicPlan(configuration: configuration, ruleBook: book)
        guard plan.overlaps.isEmpty else { return .unusable(plan.overlaps.map(\.sentence)) }
        return await blocking { check(plan) }
    }

    private func check(_ plan: TopicPlan) -> Outcome {
        let trouble = ClientTrouble()
        let admin: AdminClient
        do {
            admin = try AdminClient(
                configuration: configuration.clientConfiguration(for: .admin), handlers: trouble.handlers)
        } catch {
            log.error("The Kafka client could not be made", .text("error", "\(error)"))
            return .failed(.misconfigured)
        }
        switch awaitBroker(admin, trouble) {
        case .answers where isEmbedded:
            return .ready(KafkaTopicLimits(standard: configuration.limits.outputBytes))
        case .answers: return checkTopics(plan, admin)
        case .stopRequested: return .stopRequested
        case .silent: return .failed(.brokerUnreachable)
        case .refuses: return .failed(.misconfigured)
        }
    }

    private enum Broker { case answers, silent, refuses, stopRequested }

    /// Asks again and again, until `timeouts.broker` is over.
    private func awaitBroker(_ admin: AdminClient, _ trouble: ClientTrouble) -> Broker {
        let servers = configuration.kafka.bootstrapServers
        let deadline = ContinuousClock.now + configuration.timeouts.broker
        var hasSaidSo = false
        while !signals.isRequested {
            do throws(KafkaError) {
                _ = try admin.metadata(topic: nil, timeoutMilliseconds: Self.askMilliseconds)
                return .answers
            } catch {
                let reason = trouble.explanation(of: error, configuration.kafka)
                guard ContinuousClock.now < deadline else {
                    let isRefused = trouble.refusal?.isConfiguration == true
                    log.error(
                        isRefused
                            ? "The broker does not take this configuration"
                            : "No broker answers: check kafka.bootstrap_servers, its security settings and the network",
                        .text("bootstrap_servers", servers), .text("error", reason))
                    return isRefused ? .refuses : .silent
                }
                if !hasSaidSo {
                    log.warning(
                        "Waiting for a broker", .text("bootstrap_servers", servers), .text("error", reason))
                }
                hasSaidSo = true
            }
        }
        return .stopRequested
    }

    private func checkTopics(_ plan: TopicPlan, _ admin: AdminClient) -> Outcome {
        do throws(KafkaError) {
            let report = try TopicCheck.run(plan: plan, admin: admin, timeoutMilliseconds: Self.topicsMilliseconds)
            for note in report.notes { log.info(note) }
            for trouble in report.troublesOfTheFleet { log.warning(Self.alone, .text("reason", trouble.sentence)) }
            return report.obstacles.isEmpty ? .ready(report.limits) : .unusable(report.obstacles.map(\.sentence))
        } catch {
            log.error("The Kafka topics could not be checked", .text("error", error.description))
            return .failed(.brokerUnreachable)
        }
    }

    private static let alone = "This instance routes, but neither hears of others nor is heard"

    /// One question to a broker: short, so that a stop is noticed.
    private static let askMilliseconds: Int32 = 1_000
    /// Checking all Kafka topics.
    static let topicsMilliseconds: Int32 = 10_000
}
