import Classification
import Inquiries

/// What workers did since the start, by department, rule and channel (`CountColumns`), priority and dead-letter reason. Counts of a batch are
/// added when it is committed, so an aborted batch counts once.
public struct PipelineCounts: Sendable, Equatable {
    /// Inquiries that became assignments.
    public var inquiries = 0
    /// Inquiries owned, by department's column.
    public var owned = Tally()
    /// Copies sent, by department's column.
    public var copies = Tally()
    /// Inquiries by priority.
    public var priorities = [Int](repeating: 0, count: Priority.allCases.count)
    /// Inquiries in which a rule fired, by the rule's column.
    public var rules = Tally()
    /// Inquiries by the channel's column.
    public var channels = Tally()
    /// Dead letters by reason.
    public var deadLetters = [Int](repeating: 0, count: DeadLetterReason.allCases.count)
    /// Dead letters that tripped the safety rules.
    public var urgentDeadLetters = 0
    /// Batches committed.
    public var batchesCommitted = 0
    /// Batches aborted, for whatever cause.
    public var batchesAborted = 0
    /// Producers replaced after doubt.
    public var producersReplaced = 0
    /// Offsets that retention deleted before they were read.
    public var offsetsLost = 0

    /// Nothing done yet.
    public init() {}

    /// Adds another worker's or batch's counts.
    public mutating func add(_ other: PipelineCounts) {
        inquiries += other.inquiries
        owned.add(other.owned)
        copies.add(other.copies)
        for index in priorities.indices { priorities[index] += other.priorities[index] }
        rules.add(other.rules)
        channels.add(other.channels)
        for index in deadLetters.indices { deadLetters[index] += other.deadLetters[index] }
        urgentDeadLetters += other.urgentDeadLetters
        batchesCommitted += other.batchesCommitted
        batchesAborted += other.batchesAborted
        producersReplaced += other.producersReplaced
        offsetsLost += other.offsetsLost
    }

    /// Forgets everything and keeps the buffers.
    mutating func reset() {
        inquiries = 0
        owned.reset()
        copies.reset()
        for index in priorities.indices { priorities[index] = 0 }
        rules.reset()
        channels.reset()
        for index in deadLetters.indices { deadLetters[index] = 0 }
        urgentDeadLetters = 0
        batchesCommitted = 0
        batchesAborted = 0
        producersReplaced = 0
        offsetsLost = 0
    }
}
