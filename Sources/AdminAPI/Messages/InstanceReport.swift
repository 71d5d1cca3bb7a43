/// What an instance says of itself to the others: a record of the Kafka topic of instances, under the instance's name.
public struct InstanceReport: Codable, Sendable, Equatable {
    /// Its name.
    public var instance: String
    /// Switchboard's version.
    public var version: String
    /// When it was started: RFC 3339.
    public var startedAt: String
    /// When it said this: RFC 3339.
    public var reportedAt: String
    /// How often it does, in seconds.
    public var heartbeatSeconds: Int
    /// The book that decides.
    public var ruleBook: LoadedBook
    /// The book in its folder that is kept out.
    public var rejected: RejectedBook?
    /// The hash of the folder's book that a rollback keeps out.
    public var pinned: String?

    /// A report by its parts. Of many or long reasons only the beginning is kept: the instance's own status has all.
    public init(
        instance: String, version: String, startedAt: String, reportedAt: String, heartbeatSeconds: Int,
        ruleBook: LoadedBook, rejected: RejectedBook? = nil, pinned: String? = nil
    ) {
        self.instance = instance
        self.version = version
        self.startedAt = startedAt
        self.reportedAt = reportedAt
        self.heartbeatSeconds = heartbeatSeconds
        self.ruleBook = ruleBook
        self.ruleBook.changes = nil
        self.rejected = rejected
        self.pinned = pinned
        guard let rejected else { return }
        self.rejected?.reasons = rejected.reasons.prefix(Self.reasonsMax).map {
            String($0.prefix(Self.reasonLengthMax))
        }
    }

    /// Enough to see what is wrong; with their lengths far below the least record that a Kafka topic has to take.
    static let reasonsMax = 5
    static let reasonLengthMax = 300

    /// The names in JSON.
    public enum CodingKeys: String, CodingKey {
        case instance, version, rejected, pinned
        case startedAt = "started_at"
        case reportedAt = "reported_at"
        case heartbeatSeconds = "heartbeat_s"
        case ruleBook = "rule_book"
    }
}
