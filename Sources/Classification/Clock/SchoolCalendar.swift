/// The school days as a sorted table, resolved when the book was compiled. Days are counted from 1970-01-01.
///
/// After the table's last day the week's `weekdays` alone count: a calendar that nobody has continued still gives
/// every inquiry a date.
public struct SchoolCalendar: Sendable {
    /// The most school days an answer may take; a longer wait is a mistake in the rules.
    public static let schoolDaysMax = 366

    /// School days by number, ascending.
    private let days: [Int32]
    /// One bit a weekday, Monday the lowest; never 0.
    private let weekdays: UInt8
    /// When a school day closes, in milliseconds after its midnight by the clock.
    private let closing: Int64

    /// A calendar of the school days `days` (since 1970-01-01, ascending), then of every day of `weekdays` (one bit
    /// each, Monday the lowest; none counts as all). Days close `closing` milliseconds after midnight.
    /// The default knows Monday to Friday until 16:00.
    public init(days: [Int32] = [], weekdays: UInt8 = 0b001_1111, closing: Int64 = 57_600_000) {
        self.days = days
        self.weekdays = weekdays & 0b111_1111 == 0 ? 0b111_1111 : weekdays
        self.closing = closing
    }

    /// Closing time of the `count`-th school day after the one that `local` (milliseconds since 1970 by the
    /// district's clocks) counts as received on: its own day if that is a school day and has not closed yet,
    /// else the next school day.
    public func due(schoolDays count: Int, afterLocal local: Int64) -> Int64 {
        let midnight = local - floorModulo(local, dayMilliseconds)
        let day = Int(midnight / dayMilliseconds)
        // The day it counts as received on is the first school day from here on.
        let earliest = local - midnight <= closing ? day : day + 1
        let due = schoolDay(from: earliest, skipping: min(max(count, 0), Self.schoolDaysMax))
        return Int64(due) * dayMilliseconds + closing
    }

    /// Whether there is school on a day, counted from 1970-01-01.
    public func isSchoolDay(_ day: Int) -> Bool { schoolDay(from: day, skipping: 0) == day }

    /// The school day that comes after `skipped` others from `day` on.
    private func schoolDay(from day: Int, skipping skipped: Int) -> Int {
        var low = 0
        var high = days.count
        while low < high {
            let middle = (low + high) / 2
            if Int(days[middle]) < day { low = middle + 1 } else { high = middle }
        }
        let index = low + skipped
        if index < days.count { return Int(days[index]) }
        let beyond = days.last.map { max(Int($0) + 1, day) } ?? day
        return weekday(from: beyond, skipping: index - days.count)
    }

    /// The same by the week alone.
    private func weekday(from day: Int, skipping skipped: Int) -> Int {
        let weeks = skipped / weekdays.nonzeroBitCount
        var left = skipped % weekdays.nonzeroBitCount
        var day = day + weeks * 7
        // 1970-01-01 was a Thursday, the third day after Monday.
        while true {
            if weekdays >> UInt8(floorModulo(Int64(day) + 3, 7)) & 1 == 1 {
                if left == 0 { return day }
                left -= 1
            }
            day += 1
        }
    }
}

func floorModulo(_ value: Int64, _ modulus: Int64) -> Int64 {
    let remainder = value % modulus
    return remainder < 0 ? remainder + modulus : remainder
}
