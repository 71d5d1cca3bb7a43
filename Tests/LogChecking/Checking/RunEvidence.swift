/// Everything that a run left behind, for the checker.
public struct RunEvidence: Sendable {
    /// What the service promised.
    public enum Delivery: Hashable, Sendable {
        /// Each output once.
        case exactlyOnce
        /// Each output at least once, and so many repeated at most (kills times the largest batch).
        case atLeastOnce(repeatedMax: Int)
    }

    /// What the harness counted of itself. A figure that a run has no use for has a minimum of 0.
    public struct Figures: Sendable {
        /// A count with the least that makes the run worth something.
        public struct Count: Sendable {
            /// What was counted.
            public let name: String
            /// How often.
            public let count: Int
            /// How often at least.
            public let minimum: Int

            /// A count by its parts.
            public init(_ name: String, _ count: Int, atLeast minimum: Int) {
                self.name = name
                self.count = count
                self.minimum = minimum
            }
        }

        /// Faults inside transactions, fencings, rebalances, hits of each failpoint. Aborts are counted in the logs.
        public var counts: [Count] = []
        /// How many aborted transactions the logs have to hold.
        public var abortsMin = 0
        /// The seconds from the last fault until all was routed; nil where it never was.
        public var secondsToDrain: Double?
        /// The longest time in seconds in which nothing was committed although a broker and a member were up.
        public var longestStandstill = 0.0

        /// No figures.
        public init() {}
    }

    /// The inputs and what has to become of them.
    public var expected: [ExpectedInquiry]
    /// The committed view of all outputs.
    public var published: [PublishedRecord]
    /// The outputs' logs of one replica.
    public var outputLogs: [RecordLog]
    /// Where the inputs' logs end.
    public var inputEnds: [KafkaPartition: Int64]
    /// What the group has committed.
    public var groupOffsets: GroupOffsets
    /// The hashes of the rule books that were published, oldest first.
    public var ruleBooks: [String]
    /// What was promised.
    public var delivery: Delivery
    /// Where replicas of one partition differ.
    public var replicaDifferences: [String]
    /// What the harness counted.
    public var figures: Figures

    /// Evidence by its parts.
    public init(
        expected: [ExpectedInquiry], published: [PublishedRecord], outputLogs: [RecordLog],
        inputEnds: [KafkaPartition: Int64], groupOffsets: GroupOffsets, ruleBooks: [String],
        delivery: Delivery = .exactlyOnce, replicaDifferences: [String] = [], figures: Figures = Figures()
    ) {
        self.expected = expected
        self.published = published
        self.outputLogs = outputLogs
        self.inputEnds = inputEnds
        self.groupOffsets = groupOffsets
        self.ruleBooks = ruleBooks
        self.delivery = delivery
        self.replicaDifferences = replicaDifferences
        self.figures = figures
    }
}
