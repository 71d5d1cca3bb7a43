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

    /// What was done since the start.
    public struct Counts: Codable, Sendable, Equatable {
        /// Inquiries that became assignments.
        public var inquiries = 0
        /// Those owned, by department.
        public var owned: [String: Int] = [:]
        /// Copies sent, by department.
        public var copies: [String: Int] = [:]
        /// Inquiries by priority.
        public var priorities: [String: Int] = [:]
        /// Dead letters by reason.
        public var deadLetters: [String: Int] = [:]
        /// Dead letters that tripped the safety rules.
        public var urgentDeadLetters = 0
        /// Offsets that retention deleted before they were read.
        public var offsetsLost = 0

        /// Nothing yet.
        public init() {}

        /// The names in JSON.
        public enum CodingKeys: String, CodingKey {
            case inquiries, owned, copies, priorities
            case deadLetters = "dead_letters"
            case urgentDeadLetters = "urgent_dead_letters"
            case offsetsLost = "offsets_lost"
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
    /// What was done.
    public var counts: Counts
    /// The books that were loaded last, the newest first.
    public var history: [LoadedBook]

    /// A status by its parts.
    public init(
        version: String, instance: String, state: State, uptimeSeconds: Int, ruleBook: LoadedBook,
        rejected: RejectedBook? = nil, pinned: String? = nil, counts: Counts = Counts(), history: [LoadedBook] = []
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
        case version, instance, state, rejected, pinned, counts, history
        case uptimeSeconds = "uptime_s"
        case ruleBook = "rule_book"
    }
}
