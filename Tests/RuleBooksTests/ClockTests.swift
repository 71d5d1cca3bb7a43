import Assignments
import Classification
import Foundation
import RuleBooks
import Testing

/// The district's clocks and calendar as they come out of district.yaml.
struct ClockTests {
    static func policy(_ text: String = "", to replacement: String = "") throws -> AnswerPolicy {
        let folder = try BookFolder(BookFolder.changed("district.yaml", text, to: replacement))
        return try #require(folder.load().load.book).routing.answerPolicy
    }

    static func instant(_ text: String) throws -> Int64 {
        Int64(try Date(text, strategy: .iso8601).timeIntervalSince1970 * 1000)
    }

    @Test(arguments: [
        "America/Chicago", "Europe/London", "Asia/Kolkata", "America/Phoenix", "Australia/Lord_Howe", "UTC",
        "Africa/Casablanca",
    ])
    func theTableAgreesWithFoundationOnEveryDayFrom1970To2100(name: String) throws {
        let policy = try Self.policy("America/Chicago", to: name)
        let zone = try #require(TimeZone(identifier: name))
        for day in 0...47_846 {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400)
            let offset = policy.utcOffset(at: Int64(day) * 86_400_000)
            guard offset == zone.secondsFromGMT(for: date) else {
                Issue.record("\(name) \(date): \(offset)")
                return
            }
        }
    }

    /// Received, priority's standard of 1 school day, due: all in UTC. The school closes at 15:00 in Chicago.
    static let dueTimes = [
        ("2026-09-04T20:30:00Z", "2026-09-09T20:00:00Z"),  // Friday 15:30 before Labor Day
        ("2026-09-04T19:30:00Z", "2026-09-08T20:00:00Z"),  // Friday 14:30
        ("2026-12-18T20:00:00Z", "2027-01-04T21:00:00Z"),  // the last Friday of the year, winter break to come
        ("2026-12-31T18:00:00Z", "2027-01-05T21:00:00Z"),  // in the break
        ("2026-03-06T20:00:00Z", "2026-03-09T20:00:00Z"),  // over the change to summer time
        ("2026-10-30T19:00:00Z", "2026-11-02T21:00:00Z"),  // over the change to winter time
        ("2099-12-31T18:00:00Z", "2100-01-01T21:00:00Z"),
    ]

    @Test(arguments: dueTimes)
    func schoolDaysAreThoseOfTheCalendar(received: String, due: String) throws {
        let answerBy = try Self.policy()
            .answerBy(topic: nil, priority: .normal, receivedAt: Self.instant(received))
        #expect(Date(timeIntervalSince1970: Double(answerBy) / 1000).formatted(.iso8601) == due)
    }

    @Test func theTopicsTimeAndThePrioritysOverrideAreTakenFromTheFiles() throws {
        let policy = try Self.policy()
        #expect(policy.within(topic: 0, priority: .normal) == .schoolDays(1))
        #expect(policy.within(topic: 1, priority: .normal) == .elapsed(milliseconds: 86_400_000))
        #expect(policy.within(topic: 1, priority: .urgent) == .elapsed(milliseconds: 3_600_000))
        #expect(policy.within(topic: nil, priority: .low) == .schoolDays(1))
    }

    @Test func theSchoolYearBeginsOnItsFirstDayAndAfterItsLastTheWeekAloneCounts() throws {
        let policy = try Self.policy(
            "  days_off:", to: "  first_day: 2026-08-17\n  last_day: 2027-05-28\n  days_off:")
        let summer = try policy.answerBy(
            topic: nil, priority: .normal, receivedAt: Self.instant("2026-07-01T15:00:00Z"))
        #expect(try summer == Self.instant("2026-08-18T20:00:00Z"))
        let later = try policy.answerBy(topic: nil, priority: .normal, receivedAt: Self.instant("2027-06-04T15:00:00Z"))
        #expect(try later == Self.instant("2027-06-07T20:00:00Z"))
    }
}
