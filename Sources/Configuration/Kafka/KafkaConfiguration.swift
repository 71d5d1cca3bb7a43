/// The connection to Kafka.
public struct KafkaConfiguration: Sendable {
    /// Brokers to ask first, `host:port`, separated by commas.
    public var bootstrapServers: String
    /// The consumer group.
    public var group: String
    /// Encryption; nil for none.
    public var tls: TLS?
    /// Authentication; nil for none.
    public var sasl: SASL?
    /// Settings that are passed through, in the order of the file.
    public var client: [ClientSetting]

    /// Encryption.
    public struct TLS: Sendable {
        /// The trusted certificates; nil for the system's.
        public var caFile: String?
        /// This client's certificate.
        public var certificateFile: String?
        /// Its private key.
        public var keyFile: String?
        /// The private key's password.
        public var keyPassword: Secret?
        /// What of the broker is checked.
        public var verification: TLSVerification
    }

    /// Authentication by name and password.
    public struct SASL: Sendable {
        /// How.
        public var mechanism: SASLMechanism
        /// Who.
        public var username: String
        /// The password.
        public var password: Secret
    }

    /// A kind of client of librdkafka, which warns of settings that are not for it.
    public enum Client: Sendable { case consumer, producer, admin }

    /// librdkafka's settings for a kind of client, in the order they are to be set. The Pipeline sets its own after these.
    public func settings(for client: Client) -> [KafkaSetting] {
        var settings = [KafkaSetting("bootstrap.servers", bootstrapServers)]
        settings.append(KafkaSetting("security.protocol", securityProtocol))
        if let tls { settings += tls.settings }
        if let sasl { settings += sasl.settings }
        for setting in self.client where setting.scope.includes(client) {
            settings.append(KafkaSetting(setting.name, setting.value))
        }
        return settings
    }

    private var securityProtocol: String {
        switch (tls != nil, sasl != nil) {
        case (false, false): "plaintext"
        case (false, true): "sasl_plaintext"
        case (true, false): "ssl"
        case (true, true): "sasl_ssl"
        }
    }
}

/// What of a broker is checked.
public enum TLSVerification: Sendable, Equatable {
    /// Its certificate, and that it is for the host.
    case full
    /// Its certificate only.
    case certificate
    /// Nothing.
    case none
}

/// How a client proves who it is.
public enum SASLMechanism: String, Sendable, CaseIterable {
    /// The password itself.
    case plain = "PLAIN"
    /// A proof of the password (RFC 5802) by SHA-256.
    case scramSHA256 = "SCRAM-SHA-256"
    /// A proof of the password by SHA-512.
    case scramSHA512 = "SCRAM-SHA-512"

    /// Whether it is one that librdkafka below 2.6.1 does wrong, so that Kafka 4 refuses it.
    public var isSCRAM: Bool { self != .plain }
}

/// A setting of librdkafka; its description never shows a secret.
public struct KafkaSetting: Sendable, CustomStringConvertible {
    /// The name.
    public let name: String
    /// The value.
    public let value: String
    /// Whether the value is a secret.
    public let isSecret: Bool

    init(_ name: String, _ value: String, isSecret: Bool = false) {
        self.name = name
        self.value = value
        self.isSecret = isSecret
    }

    /// `name=value`.
    public var description: String { "\(name)=\(isSecret ? "‹secret›" : value)" }
}

extension KafkaConfiguration.TLS {
    fileprivate var settings: [KafkaSetting] {
        var settings: [KafkaSetting] = []
        if let caFile { settings.append(KafkaSetting("ssl.ca.location", caFile)) }
        if let certificateFile { settings.append(KafkaSetting("ssl.certificate.location", certificateFile)) }
        if let keyFile { settings.append(KafkaSetting("ssl.key.location", keyFile)) }
        if let keyPassword { settings.append(KafkaSetting("ssl.key.password", keyPassword.exposed, isSecret: true)) }
        settings.append(
            KafkaSetting("enable.ssl.certificate.verification", verification == .none ? "false" : "true"))
        settings.append(
            KafkaSetting("ssl.endpoint.identification.algorithm", verification == .full ? "https" : "none"))
        return settings
    }
}

extension KafkaConfiguration.SASL {
    fileprivate var settings: [KafkaSetting] {
        [
            KafkaSetting("sasl.mechanisms", mechanism.rawValue), KafkaSetting("sasl.username", username),
            KafkaSetting("sasl.password", password.exposed, isSecret: true),
        ]
    }
}
