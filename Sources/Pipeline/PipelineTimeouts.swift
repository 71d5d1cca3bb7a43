/// How long the group, the broker and we wait, in milliseconds. The defaults are those that were measured to work
/// together: a stalled member's transaction must die before its partitions move.
public struct PipelineTimeouts: Sendable {
    /// After so long without a heartbeat the group gives a member's partitions to others.
    public var session = 10_000
    /// After so long the broker aborts an open transaction. Below `session`.
    public var transaction = 8_000
    /// After so long without a poll the group takes a member for stuck.
    public var maxPoll = 300_000
    /// How often Kafka topics are listed anew: a new one is seen within this time.
    public var metadataRefresh = 10_000
    /// How long a stop may take to finish or abort the open transaction.
    public var stopTransaction = 7_000
    /// How long a stop may then take to leave the group.
    public var stopLeave = 5_000

    /// The defaults.
    public init() {}

    /// One call that ends a transaction: short, so that a stop and a deadline are noticed (librdkafka's own
    /// "wait for ever" can outlast the transaction many times over).
    static let transactionCall = 1_000
    /// How long a stop waits for a broker's answer before it leaves the group to its session timeout: a busy broker was seen to
    /// take over a second. Below `stopLeave`, of which it is a part.
    static let stopReach = 3_000
    /// Sending offsets into the transaction, and fetching committed ones.
    static let offsetCall = 5_000

    /// When to give a commit up: the broker has aborted the transaction by then.
    var commitDeadline: Int { 2 * transaction }
    /// A record that is not delivered by then fails its transaction. Below `transaction`.
    var message: Int { transaction - 1_000 }
    /// Above `transaction`, so that librdkafka never repeats the end of a transaction on its own after a timeout: a late
    /// answer could end the next one (KAFKA-17754). More than 100 ms above is refused by librdkafka.
    var socket: Int { transaction + 100 }
    /// Five heartbeats a session, and Kafka's own default at most: a rebalance is noticed at a heartbeat, and must not
    /// wait for a long session's.
    var heartbeat: Int { min(3_000, max(1, session / 5)) }
}
