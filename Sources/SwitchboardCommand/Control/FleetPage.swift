import AdminAPI
import CommandOptions
import Configuration
import SwitchboardService

/// `status --fleet`: all instances, for people or machines.
enum FleetPage {
    static func show(_ configuration: ServiceConfiguration, isJSON: Bool) -> ExitCode {
        let status: FleetStatus
        do throws(FleetReader.Failure) { status = try FleetReader.status(configuration) } catch {
            return complain(error, configuration)
        }
        if isJSON {
            StandardStream.output.write(ControlLine.bytes(status))
        } else {
            StandardStream.output.write(text(status))
        }
        return status.problems.isEmpty ? .success : .found
    }

    static func text(_ status: FleetStatus) -> String {
        var rows = [["instance", "", "rule book", "loaded", "by", "heard"]]
        for member in status.instances {
            let report = member.report
            let source = report.ruleBook.source == .files ? "" : " (\(report.ruleBook.source.rawValue))"
            rows.append([
                report.instance, member.state.rawValue, "\(report.ruleBook.hash.prefix(12))\(source)",
                report.ruleBook.loadedAt, report.ruleBook.by, "\(member.heardSeconds) s ago",
            ])
            if let rejected = report.rejected {
                rows.append(["", "", "\(rejected.hash.prefix(12)) \(rejected.state.rawValue)", rejected.since])
                rows += rejected.reasons.map { ["", "", "  \($0)"] }
            }
            if let pinned = report.pinned { rows.append(["", "", "\(pinned.prefix(12)) kept out by a rollback"]) }
        }
        var text = TextTable.text(rows)
        if let seconds = status.differingSeconds, status.problems.isEmpty {
            text += "Not all run the same rule book, for \(seconds) s\n"
        }
        return text + status.problems.map { "PROBLEM: \($0)\n" }.joined()
    }

    private static func complain(_ failure: FleetReader.Failure, _ configuration: ServiceConfiguration) -> ExitCode {
        switch failure {
        case .noKafkaTopic:
            StandardStream.error.write(
                """
                switchboard status: the Kafka topic \(configuration.kafkaTopics.instances) does not exist or may not be \
                seen: `switchboard topics create` makes it\n
                """)
            return .found
        case .unreachable(let reason, let isConfiguration):
            StandardStream.error.write(
                "switchboard status: no broker answers at \(configuration.kafka.bootstrapServers): \(reason)\n")
            return isConfiguration ? .configuration : .unavailable
        }
    }
}
