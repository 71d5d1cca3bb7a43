import Classification
import Testing

/// Conditions on the decision's clock.
struct MomentTests {
    /// An hour behind UTC until an instant, then two.
    static let clock = LocalClock(
        initialOffset: -3600, transitions: [.init(instant: 10 * 86_400_000, utcOffset: -7200)])
    /// School from Monday to Friday, but not on day 5 (Tuesday, 1970-01-06).
    static let calendar = SchoolCalendar(
        days: (0..<30).filter { ($0 + 3) % 7 < 5 && $0 != 5 }, weekdays: 0b001_1111)

    private func holds(_ condition: MomentCondition, day: Int, _ hour: Int, _ minute: Int = 0) throws -> Bool {
        let topics = [topic(0, rule(.moment(condition)))]
        let classifier = try Classifier(
            compiling: ClassifierDefinition(
                topics: topics, safetyTopic: nil, fallbackDepartment: 9, clock: Self.clock, calendar: Self.calendar))
        let instant = Int64((day * 24 + hour) * 60 + minute) * 60_000
        return classifier.outcome(of: TestMessage(text: "x", instant: instant)).decision.topic == 0
    }

    @Test func theTimeOfDayIsTheDistrictsAndEndsBeforeItsEnd() throws {
        let morning = MomentCondition(minutes: .init(from: 420, until: 540))
        #expect(try !holds(morning, day: 4, 7, 59))
        #expect(try holds(morning, day: 4, 8, 0))
        #expect(try holds(morning, day: 4, 9, 59))
        #expect(try !holds(morning, day: 4, 10, 0))
        // From the change of the clocks on, seven is nine o'clock UTC.
        #expect(try !holds(morning, day: 12, 8, 59))
        #expect(try holds(morning, day: 12, 9, 0))
    }

    @Test func aSpanMayGoOverMidnight() throws {
        let night = MomentCondition(minutes: .init(from: 1320, until: 360))
        #expect(try holds(night, day: 4, 23, 0))
        #expect(try holds(night, day: 4, 6, 59))
        #expect(try !holds(night, day: 4, 7, 0))
    }

    @Test func weekdaysAreTheDistricts() throws {
        let monday = MomentCondition(weekdays: 0b000_0001)
        #expect(try holds(monday, day: 4, 12))  // 1970-01-05
        #expect(try !holds(monday, day: 4, 0, 30))  // still Sunday by the district's clocks
        #expect(try holds(monday, day: 5, 0, 30))
    }

    @Test func schoolDaysAreTheCalendars() throws {
        let school = MomentCondition(isSchoolDay: true)
        #expect(
            try [0, 1, 2, 3, 4, 5, 6].map { try holds(school, day: $0, 12) } == [
                true, true, false, false, true, false, true,
            ])
        #expect(try holds(MomentCondition(isSchoolDay: false), day: 5, 12))
        // Behind the calendar's end the weekdays alone count.
        #expect(try holds(school, day: 40, 12) == ((40 + 3) % 7 < 5))
    }

    @Test func daysHaveBothEndsAndAllThatIsAskedForHoldsTogether() throws {
        let condition = MomentCondition(weekdays: 0b000_0110, days: 4...6)
        #expect(try [4, 5, 6, 12].map { try holds(condition, day: $0, 12) } == [false, true, true, false])
    }

    @Test(arguments: [Int64.min, .max, -1, 0]) func noInstantIsTooFar(_ instant: Int64) throws {
        let classifier = try Classifier(
            compiling: definition([topic(0, rule(.moment(MomentCondition(minutes: .init(from: 0, until: 1440)))))]))
        #expect(classifier.outcome(of: TestMessage(text: "x", instant: instant)).decision.topic == 0)
    }

    @Test func aRuleFiresOnlyWhileItIsActive() throws {
        var snow = rule(.phrases(["bus", "camión"]))
        snow.active = 1000..<2000
        let builder = rule(.all([.rule(0)]), score: 2)
        let classifier = try Classifier(compiling: definition([topic(0, snow, builder)]))
        func scores(_ instant: Int64) -> [Int] {
            classifier.outcome(of: TestMessage(text: "bus", instant: instant)).scores
        }
        #expect(scores(999) == [0] && scores(1000) == [3] && scores(1999) == [3] && scores(2000) == [0])
    }
}
