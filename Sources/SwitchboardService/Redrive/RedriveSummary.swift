public import Inquiries

/// What a redrive did, or would do.
public struct RedriveSummary: Sendable {
    /// Dead letters of one reason from one Kafka topic.
    public struct Kind: Hashable, Sendable {
        /// Why they could not be read; nil where that is malformed.
        public var reason: DeadLetterReason?
        /// Where they came from; nil where that is malformed.
        public var sourceTopic: String?

        /// What a dead letter's headers say.
        public init(_ headers: DeadLetterHeaders) {
            reason = headers.reason
            sourceTopic = headers.sourceTopic
        }
    }

    /// What became of them.
    public struct Counts: Sendable {
        /// Put back.
        public var redriven = 0
        /// Left, and why.
        public var left: [RedriveObstacle: Int] = [:]
    }

    /// A dead letter that was left, by its place and its source's, so that somebody can fetch it.
    public struct Leftover: Sendable {
        /// Why.
        public var obstacle: RedriveObstacle
        /// What is known of it.
        public var kind: Kind
        /// The dead letter's partition.
        public var partition: Int32
        /// The dead letter's offset.
        public var offset: Int64
        /// The partition it came from.
        public var sourcePartition: Int32?
        /// The offset it came from.
        public var sourceOffset: Int64?
        /// What else is known, such as the broker's answer.
        public var detail: String?
    }

    /// The most that are named; all are counted.
    public static let leftoversMax = 1000

    /// Whether nothing was written or remembered.
    public var isDryRun: Bool
    /// By reason and Kafka topic.
    public private(set) var counts: [Kind: Counts] = [:]
    /// The first of those that were left.
    public private(set) var leftovers: [Leftover] = []
    /// Dead letters that the filters left out.
    public var skipped = 0
    /// Dead letters that are too old to know whether they were redriven before.
    public var forgotten = 0

    /// Nothing done yet.
    public init(isDryRun: Bool) { self.isDryRun = isDryRun }

    /// All that were put back.
    public var redriven: Int { counts.values.reduce(0) { $0 + $1.redriven } }

    /// All that were left for a reason.
    public func left(_ obstacle: RedriveObstacle) -> Int { counts.values.reduce(0) { $0 + ($1.left[obstacle] ?? 0) } }

    /// All that were left.
    public var left: Int { RedriveObstacle.allCases.reduce(0) { $0 + left($1) } }

    /// Whether somebody has to look at something.
    public var needsAPerson: Bool { left + forgotten > 0 }

    mutating func countRedriven(_ kind: Kind) { counts[kind, default: Counts()].redriven += 1 }

    mutating func count(_ leftover: Leftover) {
        counts[leftover.kind, default: Counts()].left[leftover.obstacle, default: 0] += 1
        if leftovers.count < Self.leftoversMax { leftovers.append(leftover) }
    }
}
