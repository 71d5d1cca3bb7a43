import Configuration
import Diagnostics
import Testing

@Suite struct KafkaTests {
    private func settings(_ text: String, _ client: KafkaConfiguration.Client = .consumer) throws -> [String] {
        try configuration(text).kafka.settings(for: client).map { "\($0.name)=\($0.value)" }
    }

    @Test func aPlainConnectionIsItsServersAndProtocol() throws {
        #expect(
            try settings("kafka: {bootstrap_servers: 'a:1, b:2'}\n") == [
                "bootstrap.servers=a:1,b:2", "security.protocol=plaintext",
            ])
        #expect(
            try settings("kafka: {bootstrap_servers: [a:1, '[::1]:2', c]}\n")[0] == "bootstrap.servers=a:1,[::1]:2,c")
    }

    @Test func tlsAndSASLBecomeLibrdkafkaSettings() throws {
        let text = """
            kafka:
              tls: {ca_file: secrets/ca.pem, certificate_file: secrets/ca.pem, key_file: secrets/ca.pem,
                    key_password_file: secrets/password}
              sasl: {mechanism: SCRAM-SHA-512, username: me, password_file: secrets/password}
            """
        #expect(
            try settings(text) == [
                "bootstrap.servers=localhost:9092", "security.protocol=sasl_ssl", "ssl.ca.location=secrets/ca.pem",
                "ssl.certificate.location=secrets/ca.pem", "ssl.key.location=secrets/ca.pem",
                "ssl.key.password=hunter2",
                "enable.ssl.certificate.verification=true", "ssl.endpoint.identification.algorithm=https",
                "sasl.mechanisms=SCRAM-SHA-512", "sasl.username=me", "sasl.password=hunter2",
            ])
    }

    @Test(arguments: [
        ("tls:\n", "ssl"), ("tls: {}\n", "ssl"), ("tls: {enabled: true}\n", "ssl"),
        ("tls: {enabled: false}\n", "plaintext"),
        (
            "allow_insecure: true\n  sasl: {mechanism: PLAIN, username: u, password_file: secrets/password}\n",
            "sasl_plaintext"
        ),
    ])
    func theProtocolFollowsFromTheSections(_ section: String, _ expected: String) throws {
        #expect(try settings("kafka:\n  \(section)").contains("security.protocol=\(expected)"))
    }

    @Test(arguments: [("certificate", "true", "none"), ("none", "false", "none")])
    func lessVerificationIsPossibleWhereAllowed(_ verify: String, _ verification: String, _ algorithm: String) throws {
        let all = try settings("kafka: {allow_insecure: true, tls: {verify: \(verify)}}\n")
        #expect(all.contains("enable.ssl.certificate.verification=\(verification)"))
        #expect(all.contains("ssl.endpoint.identification.algorithm=\(algorithm)"))
    }

    @Test func settingsPassThroughToTheClientsTheyAreFor() throws {
        let text = "kafka: {client: {linger.ms: 5, fetch.min.bytes: 1, client.id: desk, debug: 'broker,cgrp'}}\n"
        let common = ["bootstrap.servers=localhost:9092", "security.protocol=plaintext"]
        #expect(try settings(text, .consumer) == common + ["fetch.min.bytes=1", "client.id=desk", "debug=broker,cgrp"])
        #expect(try settings(text, .producer) == common + ["linger.ms=5", "client.id=desk", "debug=broker,cgrp"])
        #expect(try settings(text, .admin) == common + ["client.id=desk", "debug=broker,cgrp"])
    }

    @Test func aPasswordIsTheSameFromAFileOrTheEnvironmentWhichWins() throws {
        let section = "kafka:\n  tls:\n  sasl: {mechanism: PLAIN, username: u"
        let variable = ["SWITCHBOARD_KAFKA_SASL_PASSWORD": "from-environment"]
        #expect(
            try configuration("\(section), password_file: secrets/password}\n").kafka.sasl?.password.exposed
                == "hunter2")
        #expect(
            try configuration("\(section)}\n", environment: variable).kafka.sasl?.password.exposed == "from-environment"
        )
        let both = try configuration("\(section), password_file: nowhere}\n", environment: variable)
        #expect(both.kafka.sasl?.password.exposed == "from-environment")
    }

    @Test func aPasswordThatOthersMayReadIsAWarning() throws {
        let loaded = load("kafka:\n  tls:\n  sasl: {mechanism: PLAIN, username: u, password_file: secrets/readable}\n")
        #expect(loaded.configuration?.kafka.sasl?.password.exposed == "hunter2")
        #expect(loaded.diagnostics.map(\.code) == ["C005"])
        #expect(loaded.diagnostics.map(\.severity) == [.warning])
    }

    @Test func nothingThatPrintsAConfigurationShowsASecret() throws {
        let text = "kafka:\n  tls: {key_password_file: secrets/password}\n  sasl: {mechanism: PLAIN, username: u, "
        let kafka = try configuration(text + "password_file: secrets/password}\n").kafka
        var dumped = ""
        dump(kafka, to: &dumped)
        let settings = kafka.settings(for: .consumer)
        for shown in ["\(kafka)", String(reflecting: kafka), dumped, "\(settings)", String(reflecting: settings)] {
            #expect(!shown.contains("hunter2"))
        }
    }
}
