public import Classification

/// When an answer is due, with the calendar and the time zone resolved when the book was compiled.
public struct AnswerPolicy: Sendable {
    /// How long a topic's answer may take.
    public enum Within: Sendable, Equatable {
        /// Elapsed time in milliseconds.
        case elapsed(milliseconds: Int64)
        /// Until the end of the so-many-th school day after the one it counts as received on.
        case schoolDays(Int)
    }

    /// A policy without deadlines of its own.
    public init() {}

    /// The offset from UTC that the district's clocks show at an instant, in seconds.
    public func utcOffset(at instant: Int64) -> Int { 0 }

    /// When the answer is due, in milliseconds since 1970 UTC. `topic` is nil for the fallback department.
    public func answerBy(topic: TopicID?, priority: Priority, receivedAt: Int64) -> Int64 { receivedAt + 86_400_000 }
}
