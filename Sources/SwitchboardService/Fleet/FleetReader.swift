public import AdminAPI
public import Configuration
import Kafka
import Telemetry

/// Asks Kafka what the instances of a configuration run; no instance is asked.
public enum FleetReader {
    /// What keeps the answer from coming.
    public enum Failure: Error, Equatable {
        /// There is no Kafka topic of instances.
        case noKafkaTopic
        /// No broker answers, or it does not take the configuration.
        case unreachable(String, isConfiguration: Bool)
    }

    /// A health check must not hang.
    private static let timeMax = Duration.seconds(10)

    /// Reads what each instance said last. Blocks.
    public static func status(_ configuration: ServiceConfiguration) throws(Failure) -> FleetStatus {
        let trouble = ClientTrouble()
        var reports: [String: (report: InstanceReport, heardAt: Int64)] = [:]
        do {
            let deadline = ContinuousClock.now + min(timeMax, configuration.timeouts.broker)
            let reader = try SharedTopicReader(
                configuration, [configuration.kafkaTopics.instances], handlers: trouble.handlers)
            let time = Int32(clamping: ContinuousClock.now.duration(to: deadline).milliseconds)
            guard try !reader.begin(timeoutMilliseconds: time).isEmpty else { throw Failure.noKafkaTopic }
            try reader.readToEnd(before: deadline) { record in
                let name = String(decoding: record.key, as: UTF8.self)
                let report = record.value.flatMap { ControlLine.value(InstanceReport.self, of: $0) }
                reports[name] = report.map { ($0, record.timestamp) }
            }
        } catch let failure as Failure {
            throw failure
        } catch {
            let reason = (error as? KafkaError).map { trouble.explanation(of: $0, configuration.kafka) }
            throw .unreachable(reason ?? "\(error)", isConfiguration: trouble.refusal?.isConfiguration == true)
        }
        return FleetStatus(
            Array(reports.values), now: WallTime.now().milliseconds,
            graceSeconds: Int(configuration.fleet.grace.components.seconds))
    }
}
