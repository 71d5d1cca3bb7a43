import Foundation
import Kafka
import KafkaTestKit
import Testing

/// What does not fit between client and broker is named with what to do, and ends by the code that says whether a
/// restart can help: 78 where the broker has answered and does not take the configuration, 69 else.
@Suite(.enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set")) struct SecurityRefusalTests {
    struct Case {
        let name: String
        let server: String
        let settings: [String: String]
        let status: Int32
        let advice: String
    }

    /// All at once: each waits for a broker as long as `timeouts.broker` says.
    @Test func eachIsNamedWithWhatToDo() throws {
        let kafka = try SecuredKafka.shared.get()
        let fixture = try ServiceFixture(TestConnection(bootstrapServers: ""), hasKafkaTopics: false)
        let runs = try Self.cases(kafka).map { test in
            let settings = test.settings.merging(["BOOTSTRAP_SERVERS": test.server]) { $1 }
            return (
                test,
                try fixture.run(
                    instance: test.name, settings: "timeouts: {broker: 3s}", environment: kafkaVariables(settings))
            )
        }
        for (test, service) in runs {
            #expect(try service.exitCode(within: 30) == test.status, "\(test.name): \(service.stderr)")
            #expect(service.stderr.contains(test.advice), "\(test.name): \(service.stderr)")
            #expect(!service.stderr.contains(SecuredKafka.password), "\(test.name)")
            #expect(!service.stderr.contains("wrong-horse"), "\(test.name)")
        }
    }

    private static func cases(_ kafka: SecuredKafka) -> [Case] {
        let ca = ["TLS_CA_FILE": kafka.file("ca.crt")]
        func login(_ mechanism: String, _ password: String) -> [String: String] {
            ca.merging([
                "SASL_MECHANISM": mechanism, "SASL_USERNAME": SecuredKafka.user, "SASL_PASSWORD": password,
            ]) { $1 }
        }
        let strange = ca.merging([
            "TLS_CERTIFICATE_FILE": kafka.file("client.crt", of: "stranger"),
            "TLS_KEY_FILE": kafka.file("client.key", of: "stranger"),
        ]) { $1 }
        let byAddress = kafka.server(.tls).replacing("localhost", with: "127.0.0.1")
        return [
            Case(
                name: "unknown-authority", server: kafka.server(.tls),
                settings: ["TLS_CA_FILE": kafka.file("ca.crt", of: "stranger")], status: 78,
                advice: "is signed by nobody who is trusted here: name its authority's certificate as kafka.tls.ca_file"
            ),
            Case(
                name: "no-authority", server: kafka.server(.tls), settings: ["TLS_ENABLED": "true"], status: 78,
                advice: "is signed by nobody who is trusted here: name its authority's certificate as kafka.tls.ca_file"
            ),
            Case(
                name: "wrong-host", server: byAddress, settings: ca, status: 78,
                advice: "is for another host name: name the broker in kafka.bootstrap_servers"),
            Case(
                name: "expired", server: kafka.server(.expired), settings: ca, status: 69,
                advice: "the broker's certificate has expired: renew it"),
            Case(
                name: "no-client-certificate", server: kafka.server(.mutual), settings: ca, status: 78,
                advice: "wants a client certificate: set kafka.tls.certificate_file and kafka.tls.key_file"),
            Case(
                name: "strange-client-certificate", server: kafka.server(.mutual), settings: strange, status: 78,
                advice: "refuses the certificate of kafka.tls.certificate_file"),
            Case(
                name: "plain-to-tls", server: kafka.server(.tls), settings: [:], status: 69,
                advice: "set kafka.tls if this port wants TLS"),
            Case(
                name: "tls-to-plain", server: kafka.node.bootstrapServers, settings: ca, status: 69,
                advice: "does not speak TLS: name its TLS port in kafka.bootstrap_servers"),
            Case(
                name: "wrong-password", server: kafka.server(.login), settings: login("PLAIN", "wrong-horse"),
                status: 78, advice: "Kafka refuses the login: check kafka.sasl.username and its password"),
            Case(
                name: "wrong-password-scram", server: kafka.server(.login),
                settings: login("SCRAM-SHA-512", "wrong-horse"), status: 78,
                advice: "Kafka refuses the login: check kafka.sasl.username and its password"),
            Case(
                name: "mechanism-not-offered", server: kafka.server(.scramOnly),
                settings: login("PLAIN", SecuredKafka.password), status: 78,
                advice: "does not offer PLAIN: change kafka.sasl.mechanism"),
            Case(
                name: "no-login", server: kafka.server(.login), settings: ca, status: 69,
                advice: "set kafka.sasl if this port wants a login"),
            Case(
                name: "login-not-taken", server: kafka.server(.tls), settings: login("PLAIN", SecuredKafka.password),
                status: 78, advice: "this port of the broker takes no login"),
        ]
    }

    /// `run` is above.
    @Test(arguments: [["topics", "check"], ["topics", "create"], ["redrive"], ["redrive", "--dry-run"]])
    func everyCommandNamesARefusedLogin(command: [String]) throws {
        let kafka = try SecuredKafka.shared.get()
        let settings = [
            "BOOTSTRAP_SERVERS": kafka.server(.login), "TLS_CA_FILE": kafka.file("ca.crt"), "SASL_MECHANISM": "PLAIN",
            "SASL_USERNAME": SecuredKafka.user, "SASL_PASSWORD": "wrong-horse",
        ]
        let outcome = try Executable.run(
            command, environment: kafkaVariables(settings).merging(["SWITCHBOARD_TIMEOUTS_BROKER": "2s"]) { $1 })
        #expect(outcome.status == 78, "\(outcome.stderr)")
        #expect(outcome.stdout.isEmpty)
        #expect(outcome.stderr.contains("Kafka refuses the login: check kafka.sasl.username and its password"))
        #expect(!outcome.stderr.contains("horse"))
    }
}
