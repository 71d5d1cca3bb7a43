/// What waits in Kafka, as far as a broker told: of the whole group, not of one instance.
public struct Backlog: Codable, Sendable, Equatable {
    /// The Kafka topic of dead letters.
    public struct DeadLetters: Codable, Sendable, Equatable {
        /// Records in it; where `isExact` is false at most so many, since ends of transactions are counted along.
        public var count: Int
        /// Whether all were looked at.
        public var isExact: Bool
        /// When the oldest died: RFC 3339. Nil where there is none or it may not be read.
        public var oldestAt: String?
        /// When the newest died, the same way.
        public var newestAt: String?

        /// By their parts.
        public init(count: Int, isExact: Bool, oldestAt: String? = nil, newestAt: String? = nil) {
            self.count = count
            self.isExact = isExact
            self.oldestAt = oldestAt
            self.newestAt = newestAt
        }

        /// The names in JSON.
        public enum CodingKeys: String, CodingKey {
            case count
            case isExact = "is_exact"
            case oldestAt = "oldest_at"
            case newestAt = "newest_at"
        }
    }

    /// When the broker told it: RFC 3339.
    public var at: String
    /// Offsets of the inputs that the group has not committed; nil where that is not known.
    public var lag: Int?
    /// When the oldest unread inquiry was written: RFC 3339. Nil where there is none.
    public var oldestUnreadAt: String?
    /// What lies among the dead letters.
    public var deadLetters: DeadLetters?

    /// By its parts.
    public init(at: String, lag: Int? = nil, oldestUnreadAt: String? = nil, deadLetters: DeadLetters? = nil) {
        self.at = at
        self.lag = lag
        self.oldestUnreadAt = oldestUnreadAt
        self.deadLetters = deadLetters
    }

    /// The names in JSON.
    public enum CodingKeys: String, CodingKey {
        case at, lag
        case oldestUnreadAt = "oldest_unread_at"
        case deadLetters = "dead_letters"
    }
}
