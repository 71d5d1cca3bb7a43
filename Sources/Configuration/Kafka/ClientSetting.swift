/// A setting of librdkafka that the configuration passes through.
public struct ClientSetting: Sendable, Equatable {
    /// The kinds of client it is for.
    public enum Scope: Sendable, Equatable {
        /// All.
        case all
        /// Consumers.
        case consumer
        /// Producers.
        case producer

        func includes(_ client: KafkaConfiguration.Client) -> Bool {
            switch self {
            case .all: true
            case .consumer: client == .consumer
            case .producer: client == .producer
            }
        }
    }

    /// librdkafka's name.
    public let name: String
    /// The value, which librdkafka checks.
    public let value: String
    /// The kinds of client it is for.
    public let scope: Scope

    /// What may be passed through: what makes a connection fit its network, and throughput, without touching a promise.
    static let allowed: [(name: String, scope: Scope)] = [
        ("client.id", .all), ("client.rack", .all), ("client.dns.lookup", .all), ("debug", .all),
        ("broker.address.family", .all), ("broker.address.ttl", .all), ("connections.max.idle.ms", .all),
        ("socket.keepalive.enable", .all), ("socket.send.buffer.bytes", .all), ("socket.receive.buffer.bytes", .all),
        ("socket.connection.setup.timeout.ms", .all), ("socket.max.fails", .all), ("reconnect.backoff.ms", .all),
        ("log.connection.close", .all), ("receive.message.max.bytes", .all),
        ("ssl.cipher.suites", .all), ("ssl.curves.list", .all), ("ssl.sigalgs.list", .all),
        ("ssl.crl.location", .all), ("enable.metrics.push", .all),
        ("fetch.wait.max.ms", .consumer), ("fetch.min.bytes", .consumer), ("fetch.max.bytes", .consumer),
        ("fetch.message.max.bytes", .consumer), ("fetch.error.backoff.ms", .consumer),
        ("queued.min.messages", .consumer),
        ("compression.type", .producer), ("compression.level", .producer), ("linger.ms", .producer),
        ("batch.size", .producer), ("batch.num.messages", .producer), ("sticky.partitioning.linger.ms", .producer),
    ]

    /// What is refused, and why. Everything else is unknown.
    static let refused: [String: String] = {
        var reasons: [String: String] = [:]
        for (reason, names) in refusals { for name in names { reasons[name] = reason } }
        return reasons
    }()

    private static let refusals: [(reason: String, names: [String])] = [
        (
            "it loads code into the process",
            ["plugin.library.paths", "ssl.engine.location", "ssl.engine.id", "ssl.providers"]
        ),
        ("it runs a shell command", ["sasl.kerberos.kinit.cmd"]),
        (
            "offsets are committed with the assignments, in one transaction",
            [
                "enable.auto.commit", "auto.commit.interval.ms", "enable.auto.offset.store", "auto.offset.reset",
                "offset.store.method", "offset.store.path", "offset.store.sync.interval.ms",
            ]
        ),
        (
            "exactly once depends on it",
            [
                "isolation.level", "transactional.id", "enable.idempotence", "enable.gapless.guarantee", "acks",
                "request.required.acks", "retries", "message.send.max.retries", "max.in.flight",
                "max.in.flight.requests.per.connection", "message.timeout.ms", "delivery.timeout.ms",
                "request.timeout.ms", "socket.timeout.ms", "retry.backoff.ms", "retry.backoff.max.ms", "check.crcs",
            ]
        ),
        (
            "all members of the group must agree on it",
            [
                "partition.assignment.strategy", "group.protocol", "group.protocol.type", "group.remote.assignor",
                "max.poll.interval.ms", "heartbeat.interval.ms",
            ]
        ),
        ("the order within a conversation depends on it", ["partitioner", "msg_order_cmp", "queuing.strategy"]),
        (
            "a new Kafka topic must be seen within 30 s",
            [
                "topic.metadata.refresh.interval.ms", "topic.metadata.refresh.sparse", "metadata.max.age.ms",
                "allow.auto.create.topics",
            ]
        ),
        (
            "Switchboard's waiting times and counters depend on it",
            ["reconnect.backoff.max.ms", "socket.nagle.disable", "statistics.interval.ms"]
        ),
        ("it is `kafka.bootstrap_servers`", ["bootstrap.servers", "metadata.broker.list"]),
        ("it is `kafka.group`", ["group.id"]),
        ("it is `instance`", ["group.instance.id"]),
        ("it is `timeouts.session`", ["session.timeout.ms"]),
        ("it is `timeouts.transaction`", ["transaction.timeout.ms"]),
        ("it is `limits.output_bytes`", ["message.max.bytes"]),
        (
            "it is `limits.memory`, divided by the workers",
            ["queued.max.messages.kbytes", "queue.buffering.max.kbytes", "queue.buffering.max.messages"]
        ),
        ("it is `log.level`", ["log_level"]),
        ("it is `kafka.tls.verify`", ["enable.ssl.certificate.verification", "ssl.endpoint.identification.algorithm"]),
        ("it is `kafka.tls.ca_file`", ["ssl.ca.location"]),
        ("it is `kafka.tls.certificate_file`", ["ssl.certificate.location"]),
        ("it is `kafka.tls.key_file`", ["ssl.key.location"]),
        (
            "secrets come from files or the environment",
            ["sasl.password", "ssl.key.password", "ssl.key.pem", "ssl.keystore.password"]
        ),
        ("it follows from `kafka.tls` and `kafka.sasl`", ["security.protocol"]),
        ("it is `kafka.sasl.mechanism`", ["sasl.mechanism", "sasl.mechanisms"]),
        ("it is `kafka.sasl.username`", ["sasl.username"]),
    ]

    /// Contexts of `debug` that write messages to the log.
    static let debugContextsRefused: Set<String> = ["msg", "all"]
}
