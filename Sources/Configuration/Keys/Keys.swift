/// Every setting, once.
enum Keys {
    static let instance = ConfigurationKey.text(
        "instance", without: "the host name",
        help: "this process's name; a name given here makes it a static member of the group, so give each its own")
    static let workers = ConfigurationKey.integer(
        "workers", in: 1...64, without: "the cores it may use, at most 4",
        help: "threads, each with its own consumer and producer")
    static let delivery = ConfigurationKey.choice(
        "delivery", [("exactly_once", Delivery.exactlyOnce), ("at_least_once", .atLeastOnce)], default: .exactlyOnce,
        help: "whether an assignment may appear twice after a failure")
    static let rules = ConfigurationKey.text("rules", type: "path", default: "rules", help: "the rule book's folder")
    static let stateDirectory = ConfigurationKey.text(
        "state_directory", type: "path", default: "state",
        help: "the folder where good rule books are kept across restarts")
    static let controlSocket = ConfigurationKey.text(
        "control_socket", type: "path", without: "`control.sock` in `state_directory`",
        help: "where `switchboard reload`, `status` and `rollback` reach the service")
    static let reloadInterval = ConfigurationKey.duration(
        "reload.interval", in: .milliseconds(100) ... .seconds(3600), default: .seconds(2),
        help: "how often the rules folder is looked at for a change")
    static let reloadChangedPercentMax = ConfigurationKey.integer(
        "reload.max_changed_percent", in: 0...100, default: 10,
        help: "the share of recent inquiries that a changed rule book may decide otherwise without being confirmed")

    static let kafkaServers = ConfigurationKeyDeclaration(
        path: "kafka.bootstrap_servers", shape: .names, type: "host:port, separated by commas or as a list",
        defaultText: "localhost:9092", help: "brokers to ask first")
    static let kafkaGroup = ConfigurationKey.text(
        "kafka.group", type: "name", default: "switchboard", help: "the consumer group that all instances share")
    static let kafkaAllowInsecure = ConfigurationKey.bool(
        "kafka.allow_insecure", default: false,
        help: "accept a password sent in the clear, or a broker that is not verified")

    static let tlsEnabled = ConfigurationKey.bool(
        "kafka.tls.enabled", without: "true where anything below `kafka.tls` is given", help: "encrypt the connection")
    static let tlsCAFile = ConfigurationKey.text(
        "kafka.tls.ca_file", type: "path", without: "the system's", help: "the certificates that are trusted (PEM)")
    static let tlsCertificateFile = ConfigurationKey.text(
        "kafka.tls.certificate_file", type: "path", help: "this client's certificate (PEM)")
    static let tlsKeyFile = ConfigurationKey.text(
        "kafka.tls.key_file", type: "path", help: "this client's private key (PEM)")
    static let tlsKeyPasswordFile = ConfigurationKey.text(
        "kafka.tls.key_password_file", type: "path", help: "the file that holds the private key's password")
    static let tlsVerify = ConfigurationKey.choice(
        "kafka.tls.verify",
        [("full", TLSVerification.full), ("certificate", .certificate), ("none", .none)], default: .full,
        help: "check the broker's certificate and host name, the certificate only, or nothing")

    static let saslMechanism = ConfigurationKey<SASLMechanism?>.choice(
        "kafka.sasl.mechanism", SASLMechanism.allCases.map { ($0.rawValue, $0) }, default: nil,
        help: "how to prove who this client is")
    static let saslUsername = ConfigurationKey.text("kafka.sasl.username", help: "the user")
    static let saslPasswordFile = ConfigurationKey.text(
        "kafka.sasl.password_file", type: "path", help: "the file that holds the password")
    static let kafkaClient = ConfigurationKeyDeclaration(
        path: "kafka.client", shape: .tree, type: "mapping", defaultText: "",
        help: "other librdkafka settings by their own names, from the list below")

    static let decisions = ConfigurationKey.text(
        "kafka_topics.decisions", type: "Kafka topic", default: "switchboard.decisions",
        help: "where a record of each decision goes")
    static let deadLetter = ConfigurationKey.text(
        "kafka_topics.dead_letter", type: "Kafka topic", default: "switchboard.dead-letter",
        help: "where unreadable inquiries go")

    static let ruleBooks = ConfigurationKey.text(
        "kafka_topics.rule_books", type: "Kafka topic", default: "switchboard.rule-books",
        help: "where good rule books are kept for all instances; compacted")
    static let instances = ConfigurationKey.text(
        "kafka_topics.instances", type: "Kafka topic", default: "switchboard.instances",
        help: "where each instance says what it runs; compacted")

    static let fleetHeartbeat = ConfigurationKey.duration(
        "fleet.heartbeat", in: .seconds(1) ... .seconds(60), default: .seconds(5),
        help: "how often an instance says that it lives; after four times as long it counts as silent")
    static let fleetGrace = ConfigurationKey.duration(
        "fleet.grace", in: .seconds(1) ... .seconds(3_600), default: .seconds(180),
        help: "how long instances may run different rule books before `status --fleet` ends with 1")

    static let inputs = ConfigurationKeyDeclaration(
        path: "inputs", shape: .tree, type: "list", defaultText: "one input, `inquiries`, of all `inquiries.<channel>`",
        help: "where inquiries come from, and in which shape")

    static let transactionMessages = ConfigurationKey.integer(
        "transaction.messages", in: 1...1_000_000, default: 20_000, help: "the most inquiries in one transaction")
    static let transactionDuration = ConfigurationKey.duration(
        "transaction.duration", in: .milliseconds(1) ... .seconds(5), default: .milliseconds(100),
        help: "the longest a transaction stays open; the most it adds to the time an assignment takes")
    static let transactionIdle = ConfigurationKey.duration(
        "transaction.idle", in: .zero ... .seconds(1), default: .milliseconds(2),
        help: "nothing is read for this time after a transaction that ended because there was no more input")

    static let inputBytes = ConfigurationKey.bytes(
        "limits.input_bytes", in: 1 << 10...16 << 20, default: 1 << 20,
        help: "the largest inquiry that is read; larger ones are dead letters")
    static let outputBytes = ConfigurationKey.bytes(
        "limits.output_bytes", in: 16 << 10...32 << 20, default: 1_000_000,
        help: "the largest assignment; at most the Kafka topics' `max.message.bytes` less some overhead")
    static let memory = ConfigurationKey.bytes(
        "limits.memory", in: 16 << 20...16 << 30, default: 128 << 20,
        help: "what all workers' queues may hold together")

    static let sessionTimeout = ConfigurationKey.duration(
        "timeouts.session", in: .seconds(6) ... .seconds(300), default: .seconds(10),
        help: "after this silence the group gives an instance's partitions to others")
    static let transactionTimeout = ConfigurationKey.duration(
        "timeouts.transaction", in: .seconds(1) ... .seconds(240), default: .seconds(8),
        help: "after this time the broker aborts an open transaction; shorter than the session")
    static let brokerTimeout = ConfigurationKey.duration(
        "timeouts.broker", in: .seconds(1) ... .seconds(600), default: .seconds(60),
        help: "how long a start waits for the broker's first answer; a reload, 10 s of it at most")

    static let logFormat = ConfigurationKey.choice(
        "log.format", [("auto", LogFormat.auto), ("text", .text), ("json", .json)], default: .auto,
        help: "auto is text on a terminal and JSON elsewhere")
    static let logLevel = ConfigurationKey.choice(
        "log.level",
        [("error", LogLevel.error), ("warning", .warning), ("info", .info), ("debug", .debug)], default: .info,
        help: "the least severe lines that are written")

    /// All of them, in the order of the documentation.
    static let all: [ConfigurationKeyDeclaration] = [
        instance.declaration, workers.declaration, delivery.declaration, rules.declaration,
        stateDirectory.declaration, controlSocket.declaration, reloadInterval.declaration,
        reloadChangedPercentMax.declaration, kafkaServers,
        kafkaGroup.declaration, kafkaAllowInsecure.declaration,
        tlsEnabled.declaration, tlsCAFile.declaration, tlsCertificateFile.declaration, tlsKeyFile.declaration,
        tlsKeyPasswordFile.declaration, tlsVerify.declaration, saslMechanism.declaration, saslUsername.declaration,
        saslPasswordFile.declaration, kafkaClient, decisions.declaration, deadLetter.declaration,
        ruleBooks.declaration, instances.declaration, fleetHeartbeat.declaration, fleetGrace.declaration, inputs,
        transactionMessages.declaration, transactionDuration.declaration, transactionIdle.declaration,
        inputBytes.declaration, outputBytes.declaration, memory.declaration, sessionTimeout.declaration,
        transactionTimeout.declaration, brokerTimeout.declaration, logFormat.declaration, logLevel.declaration,
    ]
}

extension ServiceConfiguration {
    /// Every setting, in the order of the documentation.
    public static var keys: [ConfigurationKeyDeclaration] { Keys.all }
}
