/// What `switchboard.yaml` and the environment say, checked and immutable.
public struct ServiceConfiguration: Sendable {
    /// This process's name in the group and in transactional ids.
    public struct Instance: Sendable, Equatable {
        /// The name.
        public var name: String
        /// Whether somebody gave the name. Only then is the process a static member: a host name may be shared.
        public var isNamed: Bool

        /// An instance by its parts.
        public init(name: String, isNamed: Bool) {
            self.name = name
            self.isNamed = isNamed
        }
    }

    /// Bounds of a transaction, or of a batch where delivery is at least once.
    public struct Transaction: Sendable {
        /// The most inquiries.
        public var messages: Int
        /// The longest time it stays open.
        public var duration: Duration
        /// How long nothing is read after one that ended because there was no more input.
        public var idle: Duration
    }

    /// How long to wait for what.
    public struct Timeouts: Sendable {
        /// The group's session timeout.
        public var session: Duration
        /// The broker's transaction timeout; shorter than the session, so that a dead worker's transaction is over when another takes its partitions.
        public var transaction: Duration
        /// For the broker's first answer at the start.
        public var broker: Duration
    }

    /// The Kafka topics that are Switchboard's own.
    public struct KafkaTopics: Sendable {
        /// Where a record of each decision goes.
        public var decisions: String
        /// Where unreadable inquiries go.
        public var deadLetter: String
        /// Where good rule books are kept for all instances, and what holds for all.
        public var ruleBooks: String
        /// Where each instance says what it runs.
        public var instances: String
    }

    /// How instances watch each other.
    public struct Fleet: Sendable {
        /// How often each says that it lives.
        public var heartbeat: Duration
        /// How long instances may run different rule books before it is worth an alarm.
        public var grace: Duration
    }

    /// What is logged.
    public struct Log: Sendable {
        /// How lines are written.
        public var format: LogFormat
        /// The least severe that are written.
        public var level: LogLevel
    }

    /// This process's name.
    public var instance: Instance
    /// Threads, each with a consumer and a producer.
    public var workers: Int
    /// Whether an assignment may appear twice after a failure.
    public var delivery: Delivery
    /// The rule book's folder: an absolute path, or one relative to the working directory.
    public var rules: String
    /// The folder for what must outlive the process.
    public var stateDirectory: String
    /// The Unix domain socket for `reload`, `status` and `rollback`.
    public var controlSocket: String
    /// How often the rules folder is looked at.
    public var reloadInterval: Duration
    /// The share of recent inquiries, in percent, that a changed rule book may decide otherwise without being confirmed.
    public var reloadChangedPercentMax: Int
    /// The connection.
    public var kafka: KafkaConfiguration
    /// Switchboard's own Kafka topics.
    public var kafkaTopics: KafkaTopics
    /// How instances watch each other.
    public var fleet: Fleet
    /// Where inquiries come from.
    public var inputs: InputTable
    /// Bounds of a transaction.
    public var transaction: Transaction
    /// Sizes.
    public var limits: Limits
    /// Waiting times.
    public var timeouts: Timeouts
    /// What is logged.
    public var log: Log
}

/// What a failure may do to assignments.
public enum Delivery: Sendable, Equatable {
    /// Readers that read committed see each once.
    case exactlyOnce
    /// Some may appear twice.
    case atLeastOnce
}

/// How log lines are written.
public enum LogFormat: Sendable, Equatable {
    /// Text on a terminal, JSON elsewhere.
    case auto
    /// For people.
    case text
    /// One object a line.
    case json
}

/// How severe a log line is, the most severe first.
public enum LogLevel: Int, Sendable, Equatable {
    /// Something is lost or stands still.
    case error
    /// Something needs attention.
    case warning
    /// What happens.
    case info
    /// Every detail.
    case debug
}
