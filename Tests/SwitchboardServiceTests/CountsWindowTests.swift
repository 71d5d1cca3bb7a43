import AdminAPI
import Testing

@testable import Pipeline
@testable import SwitchboardService

/// What came in the last fifteen minutes.
@Suite struct CountsWindowTests {
    private static func counts(_ inquiries: Int) -> PipelineCounts {
        var counts = PipelineCounts()
        counts.inquiries = inquiries
        return counts
    }

    @Test func itIsToldFromTheNewestCopyThatIsOldEnough() throws {
        var window = CountsWindow()
        let start = ContinuousClock.now
        #expect(window.start(at: start) == nil)
        for second in stride(from: 0, through: 3_600, by: 10) {
            window.note(Self.counts(second), at: start + .seconds(second))
        }
        let first = try #require(window.start(at: start + .seconds(3_605)))
        #expect(first.counts.inquiries == 2_700)
        #expect(first.age == .seconds(905))
    }

    @Test func afterAStartItIsAsLongAsTheProcessLives() throws {
        var window = CountsWindow()
        let start = ContinuousClock.now
        window.note(Self.counts(0), at: start)
        window.note(Self.counts(7), at: start + .seconds(40))
        let first = try #require(window.start(at: start + .seconds(60)))
        #expect(first.counts.inquiries == 0)
        #expect(first.age == .seconds(60))
    }

    @Test func countsAreToldByNameAndOnlyWhatRose() {
        let columns = CountColumns()
        let ruleColumns = columns.rules.columns(of: ["bus", "gun"].map { Array($0.utf8) })
        var before = Self.counts(1)
        before.rules.add(to: ruleColumns[0])
        var after = Self.counts(4)
        after.rules.add(3, to: ruleColumns[0])
        after.rules.add(to: ruleColumns[1])
        after.channels.add(2, to: 0)
        after.channels.add(to: CountColumns.channelsMax - 1)
        after.deadLetters[2] = 1
        let told = ServiceCounts(after, since: before, columns)
        #expect(told.inquiries == 3)
        #expect(told.rules == ["bus": 2, "gun": 1])
        #expect(told.channels == ["sms": 2, "(others)": 1])
        #expect(told.deadLetters.values.reduce(0, +) == 1)
        #expect(told.owned.isEmpty)
    }
}
