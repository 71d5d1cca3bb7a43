import Classification

/// Times that a message has to come at, all together.
struct SampleTimes: Hashable {
    /// The decision's clock has to show all of these,
    var asked: [MomentCondition] = []
    /// none of these,
    var avoided: [MomentCondition] = []
    /// and be in all of these, in milliseconds since 1970 UTC.
    var periods: [Range<Int64>] = []

    /// How many days are tried: more than a year has, so that every weekday, holiday and school day is among them.
    private static let daysMax = 400
    /// Four weeks in milliseconds.
    private static let openPeriod: Int64 = 28 * 86_400_000

    /// An instant at which they do, `instant` itself where that will do; nil where none was found.
    func instant(near instant: Int64, clock: LocalClock, calendar: SchoolCalendar) -> Int64? {
        func holds(_ instant: Int64) -> Bool {
            let moment = LocalMoment(at: instant, clock: clock, calendar: calendar)
            return periods.allSatisfy { $0.contains(instant) } && asked.allSatisfy { $0.holds(at: moment) }
                && !avoided.contains { $0.holds(at: moment) }
        }
        if holds(instant) { return instant }
        func day(_ instant: Int64) -> LocalMoment { LocalMoment(at: instant, clock: clock, calendar: calendar) }
        // Of one without a beginning the last weeks.
        let begins = periods.map { day($0.lowerBound == .min ? $0.upperBound - Self.openPeriod : $0.lowerBound) }
        // A time begins where one asked for does, or one to be avoided ends.
        let minutes =
            [day(instant).minute, 0] + begins.map(\.minute) + asked.compactMap(\.minutes?.from)
            + avoided.compactMap(\.minutes?.until)
        // The latest of the beginnings, where the clock of other tests is before it; else from then on.
        let earliest = (begins.map(\.day) + asked.compactMap(\.days?.lowerBound)).max() ?? 0
        let isOver =
            asked.contains { $0.days.map { $0.upperBound < day(instant).day } ?? false }
            || periods.contains { $0.upperBound <= instant }
        let first = isOver ? earliest : max(earliest, day(instant).day)
        for day in first...(first + Self.daysMax) {
            for minute in minutes {
                let found = clock.instant(ofLocal: (Int64(day) * 24 * 60 + Int64(minute)) * 60_000)
                if holds(found) { return found }
            }
        }
        return nil
    }
}
