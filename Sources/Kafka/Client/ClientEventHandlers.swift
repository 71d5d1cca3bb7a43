/// What a client tells besides answers: log lines and errors. Kept alive by the client and freed with it.
public struct ClientEventHandlers: Sendable {
    /// A line of librdkafka's log. Called on any of the client's threads, so it must not wait and must not call the
    /// client. Without it librdkafka writes to stderr by itself.
    public var log: (@Sendable (ClientLogLine) -> Void)?

    /// An error of the client as a whole, such as `allBrokersDown`. Called during a poll on the owner's thread. Most are
    /// states that pass by themselves; only a fatal one ends the client.
    public var error: (@Sendable (KafkaError) -> Void)?

    /// A broker's certificate was refused, where certificates are verified. Called on any of the client's threads, like the
    /// log, which says so too.
    public var certificate: (@Sendable (CertificateProblem) -> Void)?

    /// Handlers, each of which may be left out.
    public init(
        log: (@Sendable (ClientLogLine) -> Void)? = nil, error: (@Sendable (KafkaError) -> Void)? = nil,
        certificate: (@Sendable (CertificateProblem) -> Void)? = nil
    ) {
        self.log = log
        self.error = error
        self.certificate = certificate
    }
}

/// One line of librdkafka's log.
public struct ClientLogLine: Sendable {
    /// syslog's severity: 0 emergency, 3 error, 4 warning, 5 notice, 6 information, 7 debug.
    public let level: Int
    /// librdkafka's short name of what it is about, such as "FAIL" or "CONFWARN".
    public let facility: String
    /// The text. It holds no message contents as long as `debug` stays unset.
    public let text: String
}
