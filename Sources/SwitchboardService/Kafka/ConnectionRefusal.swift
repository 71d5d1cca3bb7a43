public import Configuration
public import Kafka

/// Why a broker and this client don't come together although somebody listens, as far as the client's log shows it.
public enum ConnectionRefusal: Sendable, Hashable {
    /// The user name or the password is refused.
    case login
    /// The broker does not offer the mechanism.
    case mechanism
    /// This port of the broker takes no login.
    case loginNotTaken
    /// A client certificate is missing, or refused.
    case clientCertificate
    /// The broker's certificate is not what was asked for.
    case certificate(CertificateProblem)
    /// The connection ends within the TLS handshake: nobody speaks TLS there.
    case tlsNotSpoken
    /// The connection ends at the first bytes without TLS.
    case tlsWanted
    /// The connection ends at the first question without a login.
    case loginWanted

    /// What a line of librdkafka's log (2.0.2 to 2.16) tells; nil where it is something else, such as a refused connection.
    public init?(facility: String, text: String) {
        guard facility == "FAIL" else { return nil }
        func has(_ parts: String...) -> Bool { parts.allSatisfy { text.contains($0) } }
        if has("SASL authentication error") {
            self = .login
        } else if has("mechanism handshake failed", "Unsupported SASL mechanism") {
            self = .mechanism
        } else if has("mechanism handshake failed", "not valid in current SASL state") {
            self = .loginNotTaken
        } else if Self.certificateAlerts.contains(where: { text.contains("SSL alert number \($0) ") }) {
            self = .clientCertificate
        } else if has("in state SSL_HANDSHAKE"),
            has("unexpected eof") || has("wrong version number") || has("Disconnected")
        {
            self = .tlsNotSpoken
        } else if has("Disconnected", "in state APIVERSION_QUERY"), !has("ssl://") {
            self = .tlsWanted
        } else if has("Disconnected", "in state UP"), !has("sasl_") {
            self = .loginWanted
        } else {
            return nil
        }
    }

    /// Alerts about a certificate (RFC 8446, section 6): bad_certificate, unsupported_certificate, certificate_revoked,
    /// certificate_expired, certificate_unknown, unknown_ca, access_denied, certificate_required.
    private static let certificateAlerts = [42, 43, 44, 45, 46, 48, 49, 116]

    /// Whether the broker has answered, and it is the configuration that it does not take: a restart would not help. An
    /// expired certificate is the broker's; a connection that just ends may be a proxy's whose broker is away.
    public var isConfiguration: Bool {
        switch self {
        case .login, .mechanism, .loginNotTaken, .clientCertificate: true
        case .certificate(let problem): problem != .expired && problem != .notYetValid
        case .tlsNotSpoken, .tlsWanted, .loginWanted: false
        }
    }
}

extension ConnectionRefusal {
    /// What it is and what to do, in one sentence without a full stop.
    public func advice(_ kafka: KafkaConfiguration) -> String {
        switch self {
        case .login:
            "Kafka refuses the login: check kafka.sasl.username and its password"
                + (kafka.scramTrouble.map { "; \($0)" } ?? "")
        case .mechanism:
            "the broker does not offer \(kafka.sasl?.mechanism.rawValue ?? "it"): change kafka.sasl.mechanism"
        case .loginNotTaken:
            "this port of the broker takes no login: name the port that does in kafka.bootstrap_servers, or leave kafka.sasl out"
        case .clientCertificate:
            kafka.tls?.certificateFile == nil
                ? "the broker wants a client certificate: set kafka.tls.certificate_file and kafka.tls.key_file"
                : "the broker refuses the certificate of kafka.tls.certificate_file: is it signed by whom the broker trusts, and still valid?"
        case .certificate(let problem): "the broker's certificate \(problem.words): \(Self.remedy(problem, kafka))"
        case .tlsNotSpoken:
            "this port of the broker does not speak TLS: name its TLS port in kafka.bootstrap_servers; nothing was sent in the clear"
        case .tlsWanted:
            "the broker ends the connection at the first bytes: set kafka.tls if this port wants TLS"
        case .loginWanted:
            "the broker ends the connection at the first question: set kafka.sasl if this port wants a login"
        }
    }

    private static func remedy(_ problem: CertificateProblem, _ kafka: KafkaConfiguration) -> String {
        switch problem {
        case .expired, .notYetValid: "renew it, or set this machine's clock"
        case .selfSigned, .untrustedChain, .unknownIssuer, .unverifiableLeaf:
            kafka.tls?.caFile == nil
                ? "name its authority's certificate as kafka.tls.ca_file"
                : "name its authority's certificate as kafka.tls.ca_file, which holds another's"
        case .otherHost, .otherAddress:
            "name the broker in kafka.bootstrap_servers, and in its own advertised.listeners, as the certificate does"
        }
    }
}

extension KafkaConfiguration {
    /// The known fault of this librdkafka at SCRAM, where SCRAM is configured: below 2.6.1 it repeats its nonce, which
    /// Kafka 4 refuses with "invalid credentials".
    public var scramTrouble: String? {
        guard sasl?.mechanism.isSCRAM == true, LibraryVersion.running.isOlder(than: 2, 6, 1) else { return nil }
        return
            "SASL SCRAM of this librdkafka (\(LibraryVersion.running)) is refused by Kafka 4.0 and newer, even with the "
            + "right password: use 2.6.1 or newer, or PLAIN over TLS"
    }
}
