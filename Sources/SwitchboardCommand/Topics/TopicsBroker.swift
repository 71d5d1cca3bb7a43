import CommandOptions
import Configuration
import Kafka
import SwitchboardService

/// What `topics` does with a broker.
struct TopicsBroker {
    let configuration: ServiceConfiguration
    let plan: TopicPlan

    func check(format: OutputFormat) -> ExitCode {
        connected { admin, timeout throws(KafkaError) in
            let report = try TopicCheck.run(plan: plan, admin: admin, timeoutMilliseconds: timeout)
            let page = TopicsPage(plan: plan, report: report)
            StandardStream.output.write(format == .json ? page.json : Array(page.text.utf8))
            for note in report.notes where format == .text { TopicsCommand.complain("note: \(note)") }
            return end(report.problems)
        }
    }

    func create(partitions: Int?, replicationFactor: Int?, format: OutputFormat) -> ExitCode {
        connected { admin, timeout throws(KafkaError) in
            let creation = try TopicCreation.run(
                plan: plan, partitions: partitions, replicationFactor: replicationFactor, admin: admin,
                timeoutMilliseconds: timeout)
            let page = CreationPage(creation: creation)
            StandardStream.output.write(format == .json ? page.json : Array(page.text.utf8))
            return end(creation.problems)
        }
    }

    private func end(_ problems: [TopicProblem]) -> ExitCode {
        for problem in problems { TopicsCommand.complain(problem.sentence) }
        return problems.isEmpty ? .success : .found
    }

    private func connected(
        _ body: (_ admin: AdminClient, _ timeoutMilliseconds: Int32) throws(KafkaError) -> ExitCode
    ) -> ExitCode {
        let trouble = ClientTrouble()
        let admin: AdminClient
        do {
            admin = try AdminClient(
                configuration: configuration.clientConfiguration(for: .admin), handlers: trouble.handlers)
        } catch {
            TopicsCommand.complain("the Kafka client could not be made: \(error)")
            return .configuration
        }
        do throws(KafkaError) {
            try awaitBroker(admin, trouble)
            return try body(admin, Self.workMilliseconds)
        } catch {
            let servers = configuration.kafka.bootstrapServers
            let reason = trouble.explanation(of: error, configuration.kafka)
            if trouble.refusal?.isConfiguration == true {
                TopicsCommand.complain("the broker at \(servers) does not take this configuration: \(reason)")
                return .configuration
            }
            TopicsCommand.complain(
                """
                no broker answers at \(servers): check kafka.bootstrap_servers, its security settings and the network \
                (\(reason))
                """)
            return .unavailable
        }
    }

    /// Asks again and again, until `timeouts.broker` is over, and says once that it waits.
    private func awaitBroker(_ admin: AdminClient, _ trouble: ClientTrouble) throws(KafkaError) {
        let deadline = ContinuousClock.now + configuration.timeouts.broker
        var hasSaidSo = false
        while true {
            do throws(KafkaError) {
                _ = try admin.metadata(timeoutMilliseconds: Self.askMilliseconds)
                return
            } catch {
                guard ContinuousClock.now < deadline else { throw error }
                guard !hasSaidSo else { continue }
                hasSaidSo = true
                TopicsCommand.complain(
                    "waiting for a broker at \(configuration.kafka.bootstrapServers) (\(trouble.explanation(of: error, configuration.kafka)))"
                )
            }
        }
    }

    /// One question to a broker that may not be there yet.
    private static let askMilliseconds: Int32 = 1_000
    /// All questions to a broker that answers.
    private static let workMilliseconds: Int32 = 10_000
}
