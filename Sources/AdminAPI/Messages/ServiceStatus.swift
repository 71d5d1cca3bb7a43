/// How a running service is.
public struct ServiceStatus: Codable, Sendable, Equatable {
    /// Where it is in its life.
    public enum State: String, Codable, Sendable {
        /// It waits for a broker or checks Kafka topics.
        case starting
        /// Its workers run.
        case ready
        /// It was asked to stop, or a worker has ended.
        case stopping
    }

    /// What was done lately.
    public struct Recent: Codable, Sendable, Equatable {
        /// For how long: about fifteen minutes, less after a start.
        public var seconds: Int
        /// What was done.
        public var counts: ServiceCounts

        /// By its parts.
        public init(seconds: Int, counts: ServiceCounts) {
            self.seconds = seconds
            self.counts = counts
        }
    }

    /// Switchboard's version.
    public var version: String
    /// The process's name.
    public var instance: String
    /// Where it is in its life; healthy is `ready`.
    public var state: State
    /// Seconds since it was started.
    public var uptimeSeconds: Int
    /// The book that decides.
    public var ruleBook: LoadedBook
    /// The book in the folder that is kept out.
    public var rejected: RejectedBook?
    /// The hash of the folder's book that a rollback keeps out.
    public var pinned: String?
    /// What was done since the start.
    public var counts: ServiceCounts
    /// What was done in the last fifteen minutes; nil while it starts.
    public var recent: Recent?
    /// What waits in Kafka; nil as long as no broker has told.
    public var backlog: Backlog?
    /// The books that were loaded last, the newest first.
    public var history: [LoadedBook]

    /// A status by its parts.
    public init(
        version: String, instance: String, state: State, uptimeSeconds: Int, ruleBook: LoadedBook,
        rejected: RejectedBook? = nil, pinned: String? = nil, counts: ServiceCounts = ServiceCounts(),
        history: [LoadedBook] = []
    ) {
        self.version = version
        self.instance = instance
        self.state = state
        self.uptimeSeconds = uptimeSeconds
        self.ruleBook = ruleBook
        self.rejected = rejected
        self.pinned = pinned
        self.counts = counts
        self.history = history
    }

    /// The names in JSON.
    public enum CodingKeys: String, CodingKey {
        case version, instance, state, rejected, pinned, counts, recent, backlog, history
        case uptimeSeconds = "uptime_s"
        case ruleBook = "rule_book"
    }
}
