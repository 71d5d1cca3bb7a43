public import Classification

/// When an answer is due, with the calendar and the time zone resolved when the book was compiled: per message it is
/// binary searches and arithmetic, without allocation.
public struct AnswerPolicy: Sendable {
    /// The district's clocks: a condition's, too.
    public typealias Clock = LocalClock
    /// The district's school days: a condition's, too.
    public typealias Calendar = SchoolCalendar

    /// How long a topic's answer may take.
    public enum Within: Sendable, Equatable {
        /// Elapsed time in milliseconds.
        case elapsed(milliseconds: Int64)
        /// Until closing time of the so-many-th school day after the one it counts as received on.
        case schoolDays(Int)
    }

    /// The instants that are told apart: the years 1 to 9999, which RFC 3339 can write. Others count as the nearest,
    /// so that a record with a nonsense timestamp cannot overflow.
    public static let instants: ClosedRange<Int64> = -62_135_596_800_000...253_402_300_799_999

    /// The district's clocks.
    public let clock: Clock
    /// The district's school days.
    public let calendar: Calendar
    /// How long an answer may take where nothing else says so: the fallback department's, too.
    public let standard: Within
    /// By `TopicID`; nil for the standard. A topic beyond the list has the standard.
    public let topics: [Within?]
    /// By priority; overrides the topic's.
    private let priorities: InlineArray<4, Within?>

    /// A policy by its parts. The default answers within 24 hours and shows UTC.
    public init(
        clock: Clock = Clock(), calendar: Calendar = Calendar(),
        standard: Within = .elapsed(milliseconds: 86_400_000), topics: [Within?] = [],
        priorities: [Priority: Within] = [:]
    ) {
        self.clock = clock
        self.calendar = calendar
        self.standard = standard
        self.topics = topics
        self.priorities = [priorities[.low], priorities[.normal], priorities[.high], priorities[.urgent]]
    }

    /// The offset from UTC that the district's clocks show at an instant (milliseconds since 1970 UTC), in seconds.
    public func utcOffset(at instant: Int64) -> Int { clock.utcOffset(at: Self.clamp(instant)) }

    /// How long an answer may take: the priority's time, else the topic's, else the standard. `topic` is nil for the
    /// fallback department.
    public func within(topic: TopicID?, priority: Priority) -> Within {
        if let override = priorities[Int(priority.rawValue)] { return override }
        guard let topic, topics.indices.contains(topic), let within = topics[topic] else { return standard }
        return within
    }

    /// When the answer is due, in milliseconds since 1970 UTC. `topic` is nil for the fallback department.
    public func answerBy(topic: TopicID?, priority: Priority, receivedAt: Int64) -> Int64 {
        let received = Self.clamp(receivedAt)
        switch within(topic: topic, priority: priority) {
        case .elapsed(let milliseconds):
            let (due, overflow) = received.addingReportingOverflow(milliseconds)
            return overflow ? Self.instants.upperBound : Self.clamp(due)
        case .schoolDays(let count):
            let local = received + Int64(clock.utcOffset(at: received)) * 1000
            return Self.clamp(clock.instant(ofLocal: calendar.due(schoolDays: count, afterLocal: local)))
        }
    }

    private static func clamp(_ instant: Int64) -> Int64 {
        min(max(instant, instants.lowerBound), instants.upperBound)
    }
}
