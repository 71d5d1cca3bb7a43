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
    /// How many days before its end are tried of what has no beginning.
    private static let openDays = 28

    /// An instant at which they do, `instant` itself where that will do; nil where none was found.
    func instant(near instant: Int64, clock: LocalClock, calendar: SchoolCalendar) -> Int64? {
        func moment(at instant: Int64) -> LocalMoment { LocalMoment(at: instant, clock: clock, calendar: calendar) }
        func holds(_ instant: Int64) -> Bool {
            let moment = moment(at: instant)
            return periods.allSatisfy { $0.contains(instant) } && asked.allSatisfy { $0.holds(at: moment) }
                && !avoided.contains { $0.holds(at: moment) }
        }
        if holds(instant) { return instant }
        let now = moment(at: instant)
        let begins = periods.filter { $0.lowerBound != .min }.map { moment(at: $0.lowerBound) }
        let ends = asked.compactMap(\.days?.upperBound) + periods.map { moment(at: $0.upperBound).day }
        // A time begins where one asked for does, or one to be avoided ends.
        let minutes =
            [now.minute, 0] + begins.map(\.minute) + asked.compactMap(\.minutes?.from)
            + avoided.compactMap(\.minutes?.until)
        // From `instant` on, unless all is over by then: from its beginning, or its last weeks where it has none.
        let last = ends.min() ?? .max
        let earliest = (begins.map(\.day) + asked.compactMap(\.days?.lowerBound)).max()
        let first = now.day <= last ? max(earliest ?? now.day, now.day) : earliest ?? last - Self.openDays
        for day in first..<max(first, min(last, first + Self.daysMax) + 1) {
            for minute in minutes {
                let found = clock.instant(ofLocal: (Int64(day) * 24 * 60 + Int64(minute)) * 60_000)
                if holds(found) { return found }
            }
        }
        return nil
    }
}
