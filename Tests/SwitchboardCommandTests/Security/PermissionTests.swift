import Foundation
import Kafka
import KafkaTestKit
import Testing

/// A permission that is missing is named at once, not by a time that is over.
@Suite(.enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set")) struct PermissionTests {
    @Test func aRedriveThatMayNotReadItsGroupSaysSoAtOnce() throws {
        let kafka = try SecuredKafka.shared.get()
        let connection = TestConnection(bootstrapServers: kafka.node.bootstrapServers)
        let name = connection.uniqueName("r")
        try connection.createTopic("\(name).dead-letter")
        try kafka.grant(
            "--add", "--allow-principal", "User:somebody-else", "--operation", "Read", "--group", "\(name)-redrive")
        let folder = try WorkFolder()
        let file = try folder.write(
            "kafka: {group: \(name)}\nkafka_topics: {dead_letter: \(name).dead-letter}\n", to: "switchboard.yaml")
        let environment = kafkaVariables([
            "BOOTSTRAP_SERVERS": kafka.server(.login), "TLS_CA_FILE": kafka.file("ca.crt"), "SASL_MECHANISM": "PLAIN",
            "SASL_USERNAME": SecuredKafka.user, "SASL_PASSWORD": SecuredKafka.password,
        ])
        for more in [["--dry-run"], []] {
            let start = ContinuousClock.now
            let outcome = try Executable.run(["redrive", "--config", file] + more, environment: environment)
            #expect(outcome.status == 69)
            #expect(outcome.stderr.contains("grant Read on the group \(name)-redrive"), "\(outcome.stderr)")
            // A broker is waited for a minute.
            #expect(start.duration(to: .now) < .seconds(40))
        }
    }
}
