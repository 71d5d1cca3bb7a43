/// What the district's clocks and calendar show at an instant.
public struct LocalMoment: Sendable, Equatable {
    /// The day, counted from 1970-01-01.
    public var day: Int
    /// Minutes after midnight.
    public var minute: Int
    /// Whether there is school on the day.
    public var isSchoolDay: Bool

    /// The weekday: 0 for Monday to 6 for Sunday.
    public var weekday: Int { Int(floorModulo(Int64(day) + 3, 7)) }  // 1970-01-01 was a Thursday

    /// A moment by its parts.
    public init(day: Int, minute: Int, isSchoolDay: Bool) {
        self.day = day
        self.minute = minute
        self.isSchoolDay = isSchoolDay
    }

    /// What `clock` and `calendar` show at `instant`, in milliseconds since 1970 UTC.
    public init(at instant: Int64, clock: LocalClock, calendar: SchoolCalendar) {
        // Far instants count as the nearest of the years 1 to 9999, so that no sum overflows.
        let near = min(max(instant, -62_135_596_800_000), 253_402_300_799_999)
        let local = near + Int64(clock.utcOffset(at: near)) * 1000
        let sinceMidnight = floorModulo(local, dayMilliseconds)
        day = Int((local - sinceMidnight) / dayMilliseconds)
        minute = Int(sinceMidnight / 60_000)
        isSchoolDay = calendar.isSchoolDay(day)
    }
}

/// A condition on the decision's clock. What is nil is not asked for; what is given holds together.
public struct MomentCondition: Sendable, Hashable {
    /// The time of day in minutes after midnight, from the first on, before the second. Where the first is later, the
    /// span goes over midnight: from 22:00 until 06:00.
    public var minutes: MinuteSpan?
    /// One bit a weekday, Monday the lowest.
    public var weekdays: UInt8?
    /// Whether there is school on the day.
    public var isSchoolDay: Bool?
    /// Days, counted from 1970-01-01, both ends included.
    public var days: ClosedRange<Int>?

    /// A span of the day.
    public struct MinuteSpan: Sendable, Hashable {
        /// The first minute in it.
        public var from: Int
        /// The first minute behind it.
        public var until: Int

        /// A span by its ends.
        public init(from: Int, until: Int) {
            self.from = from
            self.until = until
        }

        /// Whether a minute is in it.
        public func contains(_ minute: Int) -> Bool {
            from < until ? from <= minute && minute < until : minute >= from || minute < until
        }
    }

    /// A condition by its parts.
    public init(
        minutes: MinuteSpan? = nil, weekdays: UInt8? = nil, isSchoolDay: Bool? = nil, days: ClosedRange<Int>? = nil
    ) {
        self.minutes = minutes
        self.weekdays = weekdays
        self.isSchoolDay = isSchoolDay
        self.days = days
    }

    /// Whether it holds at a moment.
    public func holds(at moment: LocalMoment) -> Bool {
        if let minutes, !minutes.contains(moment.minute) { return false }
        if let weekdays, weekdays >> UInt8(moment.weekday) & 1 == 0 { return false }
        if let isSchoolDay, isSchoolDay != moment.isSchoolDay { return false }
        if let days, !days.contains(moment.day) { return false }
        return true
    }
}
