import Foundation
import Kafka
import KafkaTestKit
import Testing

/// Inquiries are routed over every kind of secured connection.
@Suite(.enabled(if: !TestBroker.real.isEmpty, "KAFKA_HOME is not set")) struct SecureRoutingTests {
    private static func expectRouting(_ settings: [String: String], over port: SecuredKafka.Port) throws {
        let kafka = try SecuredKafka.shared.get()
        let fixture = try ServiceFixture(TestConnection(bootstrapServers: kafka.node.bootstrapServers), partitions: 2)
        try fixture.connection.produce(ServiceFixture.inquiries(0..<20), to: fixture.input("sms"))
        let settings = settings.merging(["BOOTSTRAP_SERVERS": kafka.server(port)]) { $1 }
        let service = try fixture.run(environment: kafkaVariables(settings))
        try fixture.expectEachOnce((0..<20).map { ServiceFixture.inquiryID($0) })
        try fixture.expectCleanStop(of: service)
        #expect(!service.stderr.contains(SecuredKafka.password))
    }

    @Test func overTLS() throws {
        let kafka = try SecuredKafka.shared.get()
        try Self.expectRouting(["TLS_CA_FILE": kafka.file("ca.crt")], over: .tls)
    }

    @Test func overMutualTLS() throws {
        let kafka = try SecuredKafka.shared.get()
        try Self.expectRouting(
            [
                "TLS_CA_FILE": kafka.file("ca.crt"), "TLS_CERTIFICATE_FILE": kafka.file("client.crt"),
                "TLS_KEY_FILE": kafka.file("client.key"),
            ], over: .mutual)
    }

    @Test func bySASLPlainWithThePasswordInAFile() throws {
        let kafka = try SecuredKafka.shared.get()
        let folder = try WorkFolder()
        let file = try folder.write(SecuredKafka.password + "\n", to: "password")
        try Self.expectRouting(
            [
                "TLS_CA_FILE": kafka.file("ca.crt"), "SASL_MECHANISM": "PLAIN", "SASL_USERNAME": SecuredKafka.user,
                "SASL_PASSWORD_FILE": file,
            ], over: .login)
    }

    /// Where this library can't, it says so by name at the start and at the end: the releases and libraries that can are run
    /// by scripts/test-matrix.
    @Test(arguments: ["SCRAM-SHA-256", "SCRAM-SHA-512"])
    func bySASLSCRAMOrTheLibrarysFaultIsNamed(mechanism: String) throws {
        let kafka = try SecuredKafka.shared.get()
        let settings = [
            "TLS_CA_FILE": kafka.file("ca.crt"), "SASL_MECHANISM": mechanism, "SASL_USERNAME": SecuredKafka.user,
            "SASL_PASSWORD": SecuredKafka.password,
        ]
        guard !kafka.scramWorks else { return try Self.expectRouting(settings, over: .login) }
        let fixture = try ServiceFixture(TestConnection(bootstrapServers: ""), hasKafkaTopics: false)
        let variables = kafkaVariables(settings.merging(["BOOTSTRAP_SERVERS": kafka.server(.login)]) { $1 })
        let service = try fixture.run(settings: "timeouts: {broker: 2s}", environment: variables)
        try service.awaitLog(
            "SASL SCRAM of this librdkafka (\(LibraryVersion.running)) is refused by Kafka 4.0 and newer")
        #expect(try service.exitCode(within: 15) == 78)
        #expect(service.stderr.contains("use 2.6.1 or newer, or PLAIN over TLS"))
    }
}
