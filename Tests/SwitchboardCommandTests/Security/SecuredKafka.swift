import Foundation
import Kafka
import KafkaTestKit

/// One node of Apache Kafka with a listener of each kind, shared by the tests of TLS and SASL.
struct SecuredKafka {
    /// How its listeners are named.
    enum Port: String, CaseIterable {
        case tls = "TLS"
        case mutual = "MUTUAL"
        case expired = "EXPIRED"
        case login = "LOGIN"
        case scramOnly = "SCRAMONLY"
    }

    static let shared = Result { try SecuredKafka() }
    /// May log in by PLAIN and by SCRAM.
    static let (user, password) = ("district", "correct-horse")

    let node: ApacheKafka
    private let certificates: URL

    private init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("ca-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let trusted = try CertificateAuthority("trusted", in: folder)
        try trusted.issue("broker")
        try trusted.issue("late", isExpired: true)
        try trusted.issue("client")
        try CertificateAuthority("stranger", in: folder).issue("client")
        node = try ApacheKafka(
            settings: [
                "ssl.keystore.type": "PEM", "ssl.keystore.location": trusted.path("broker.pem"),
                "ssl.truststore.type": "PEM", "ssl.truststore.location": trusted.certificate,
                // Everybody may do what no test has a rule for.
                "authorizer.class.name": "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "super.users": "User:ANONYMOUS", "allow.everyone.if.no.acl.found": "true",
                // What a refused login waits before it is told.
                "connection.failed.authentication.delay.ms": "50",
            ], listeners: Self.listeners(trusted), scramUsers: [Self.user: Self.password])
        // The broker has read them. There they go with the node, however this process ends.
        certificates = node.directory.appendingPathComponent("certificates")
        try FileManager.default.moveItem(at: folder, to: certificates)
    }

    private static func listeners(_ trusted: CertificateAuthority) -> [KafkaListener] {
        let scram = "org.apache.kafka.common.security.scram.ScramLoginModule required;"
        let plain =
            "org.apache.kafka.common.security.plain.PlainLoginModule required user_\(user)=\"\(password)\";"
        return [
            KafkaListener(Port.tls.rawValue, "SSL"),
            KafkaListener(Port.mutual.rawValue, "SSL", settings: ["ssl.client.auth": "required"]),
            KafkaListener(
                Port.expired.rawValue, "SSL",
                settings: ["ssl.keystore.type": "PEM", "ssl.keystore.location": trusted.path("late.pem")]),
            KafkaListener(
                Port.login.rawValue, "SASL_SSL",
                settings: [
                    "sasl.enabled.mechanisms": "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512", "plain.sasl.jaas.config": plain,
                    "scram-sha-256.sasl.jaas.config": scram, "scram-sha-512.sasl.jaas.config": scram,
                ]),
            KafkaListener(
                Port.scramOnly.rawValue, "SASL_SSL",
                settings: ["sasl.enabled.mechanisms": "SCRAM-SHA-512", "scram-sha-512.sasl.jaas.config": scram]),
        ]
    }

    /// `host:port` of a listener, by the name that its certificate has.
    func server(_ port: Port) -> String { node.listenerServers[port.rawValue] ?? "" }

    /// A file of an authority, `trusted` or `stranger`.
    func file(_ name: String, of authority: String = "trusted") -> String {
        certificates.appendingPathComponent(authority).appendingPathComponent(name).path
    }

    /// Runs `kafka-acls.sh` of either line of releases as somebody who may grant.
    func grant(_ arguments: String...) throws {
        let home = ApacheKafka.home ?? ""
        let name = (node.version ?? "").hasPrefix("3.") ? "kafka.admin.AclCommand" : "org.apache.kafka.tools.AclCommand"
        let tool = try ChildProcess(
            [
                "java", "-XX:TieredStopAtLevel=1", "-cp", "\(home)/libs/*", name, "--bootstrap-server",
                node.bootstrapServers,
            ]
                + arguments, executable: URL(fileURLWithPath: "/usr/bin/env"))
        guard try tool.exitCode(within: 60) == 0 else { throw ConditionNotMet(description: tool.stderr + tool.stdout) }
    }

    /// Whether SCRAM works between this library and this broker: both new, or Kafka old enough not to see the library's
    /// fault.
    var scramWorks: Bool {
        let major = node.version?.split(separator: ".").first.flatMap { Int($0) } ?? 0
        return major < 4 || !LibraryVersion.running.isOlder(than: 2, 6, 1)
    }
}

/// Settings of `kafka.…` as variables of the environment: `TLS_CA_FILE` is SWITCHBOARD_KAFKA_TLS_CA_FILE.
func kafkaVariables(_ settings: [String: String]) -> [String: String] {
    Dictionary(uniqueKeysWithValues: settings.map { ("SWITCHBOARD_KAFKA_\($0)", $1) })
}
