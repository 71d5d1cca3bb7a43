import Assignments
import Classification
import Foundation
import Testing

/// Chicago's clocks of 2026, Monday to Friday until 16:00, with a holiday and a winter break.
struct AnswerPolicyTests {
    static let clock = AnswerPolicy.Clock(
        initialOffset: -21_600,
        transitions: [
            .init(instant: instant("2026-03-08T08:00:00Z"), utcOffset: -18_000),
            .init(instant: instant("2026-11-01T07:00:00Z"), utcOffset: -21_600),
        ])
    /// 2026 without Labor Day (a Monday) and the days from December 21 on.
    static let calendar = AnswerPolicy.Calendar(
        days: (day("2026-01-01")...day("2026-12-18")).filter { day in
            (day + 3) % 7 < 5 && day != Self.day("2026-09-07")
        })

    static func policy(
        _ standard: AnswerPolicy.Within, topics: [AnswerPolicy.Within?] = [],
        priorities: [Priority: AnswerPolicy.Within] = [:]
    ) -> AnswerPolicy {
        AnswerPolicy(clock: clock, calendar: calendar, standard: standard, topics: topics, priorities: priorities)
    }

    static func instant(_ text: String) -> Int64 {
        guard let date = try? Date(text, strategy: .iso8601) else { return .min }
        return Int64(date.timeIntervalSince1970 * 1000)
    }

    static func day(_ text: String) -> Int32 { Int32(instant(text + "T00:00:00Z") / 86_400_000) }

    static func text(_ instant: Int64) -> String {
        Date(timeIntervalSince1970: Double(instant) / 1000).formatted(.iso8601)
    }

    /// What is due when: count of school days, received, due. Times are UTC; Chicago is 5 hours behind in summer, 6 in winter.
    static let schoolDays: [(name: String, count: Int, received: String, due: String)] = [
        ("a Tuesday morning", 1, "2026-09-15T14:00:00Z", "2026-09-16T21:00:00Z"),
        ("two school days", 2, "2026-09-15T14:00:00Z", "2026-09-17T21:00:00Z"),
        ("before the school opens", 1, "2026-09-15T06:00:00Z", "2026-09-16T21:00:00Z"),
        ("at closing time", 1, "2026-09-15T21:00:00Z", "2026-09-16T21:00:00Z"),
        ("a moment after closing time", 1, "2026-09-15T21:00:01Z", "2026-09-17T21:00:00Z"),
        ("a Saturday counts as Monday", 1, "2026-09-19T15:00:00Z", "2026-09-22T21:00:00Z"),
        ("Friday noon before a Monday holiday", 1, "2026-09-04T17:00:00Z", "2026-09-08T21:00:00Z"),
        ("Friday 16:30 before a Monday holiday", 1, "2026-09-04T21:30:00Z", "2026-09-09T21:00:00Z"),
        ("Friday before the clocks go forward", 1, "2026-03-06T15:00:00Z", "2026-03-09T21:00:00Z"),
        ("Friday before the clocks go back", 1, "2026-10-30T15:00:00Z", "2026-11-02T22:00:00Z"),
        ("the night the clocks go back", 1, "2026-11-01T06:30:00Z", "2026-11-03T22:00:00Z"),
        ("the last day of the calendar, then the week alone", 1, "2026-12-18T15:00:00Z", "2026-12-21T22:00:00Z"),
        ("far beyond the calendar", 3, "2150-06-05T15:00:00Z", "2150-06-10T22:00:00Z"),
        ("more days than the calendar has left", 10, "2026-12-17T15:00:00Z", "2026-12-31T22:00:00Z"),
    ]

    @Test(arguments: schoolDays)
    func schoolDaysEndAtClosingTime(example: (name: String, count: Int, received: String, due: String)) {
        let due = Self.policy(.schoolDays(example.count))
            .answerBy(topic: nil, priority: .normal, receivedAt: Self.instant(example.received))
        #expect(Self.text(due) == example.due, "\(example.name)")
    }

    @Test(arguments: ["2026-03-07T20:00:00Z", "2026-10-31T20:00:00Z", "2026-12-31T23:59:59Z", "2026-07-01T00:00:00Z"])
    func twentyFourHoursAreElapsedTimeWhateverTheClocksDo(received: String) {
        let policy = Self.policy(.elapsed(milliseconds: 86_400_000))
        let received = Self.instant(received)
        #expect(policy.answerBy(topic: nil, priority: .normal, receivedAt: received) == received + 86_400_000)
    }

    @Test func thePrioritysTimeOverridesTheTopicsAndThatTheStandard() {
        let policy = Self.policy(
            .schoolDays(2), topics: [.elapsed(milliseconds: 5), nil], priorities: [.urgent: .elapsed(milliseconds: 1)])
        #expect(policy.within(topic: 0, priority: .urgent) == .elapsed(milliseconds: 1))
        #expect(policy.within(topic: 0, priority: .high) == .elapsed(milliseconds: 5))
        #expect(policy.within(topic: 1, priority: .low) == .schoolDays(2))
        #expect(policy.within(topic: 7, priority: .normal) == .schoolDays(2))
        #expect(policy.within(topic: nil, priority: .normal) == .schoolDays(2))
    }

    @Test func theOffsetChangesAtTheInstantOfTheChange() {
        let policy = Self.policy(.schoolDays(1))
        let spring = Self.instant("2026-03-08T08:00:00Z")
        #expect(policy.utcOffset(at: spring - 1) == -21_600)
        #expect(policy.utcOffset(at: spring) == -18_000)
        #expect(policy.utcOffset(at: Self.instant("1970-01-01T00:00:00Z")) == -21_600)
        #expect(policy.utcOffset(at: Self.instant("2500-01-01T00:00:00Z")) == -21_600)
    }

    @Test func aClosingTimeThatTheClocksSkipIsAnHourLaterAndOneThatStandsTwiceIsTheFirst() {
        let everyDay = AnswerPolicy.Calendar(weekdays: 0b111_1111, closing: 5_400_000)  // 01:30
        let skipped = AnswerPolicy.Calendar(weekdays: 0b111_1111, closing: 9_000_000)  // 02:30
        let autumn = AnswerPolicy(clock: Self.clock, calendar: everyDay, standard: .schoolDays(1))
        let spring = AnswerPolicy(clock: Self.clock, calendar: skipped, standard: .schoolDays(1))
        let beforeAutumn = Self.instant("2026-10-31T06:00:00Z")
        let beforeSpring = Self.instant("2026-03-07T08:00:00Z")
        #expect(
            Self.text(autumn.answerBy(topic: nil, priority: .normal, receivedAt: beforeAutumn))
                == "2026-11-01T06:30:00Z")
        #expect(
            Self.text(spring.answerBy(topic: nil, priority: .normal, receivedAt: beforeSpring))
                == "2026-03-08T08:30:00Z")
    }

    @Test(arguments: [Int64.min, .max, -1, 0, AnswerPolicy.instants.lowerBound, AnswerPolicy.instants.upperBound])
    func noTimestampOverflows(received: Int64) {
        let all: [AnswerPolicy.Within] = [.elapsed(milliseconds: .max), .schoolDays(.max), .schoolDays(-1)]
        for within in all {
            let due = Self.policy(within).answerBy(topic: nil, priority: .normal, receivedAt: received)
            #expect(AnswerPolicy.instants.contains(due))
        }
        _ = Self.policy(.schoolDays(1)).utcOffset(at: received)
    }
}
