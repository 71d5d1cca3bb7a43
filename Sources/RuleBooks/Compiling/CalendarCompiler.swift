import Assignments
import Classification
import YAML

/// Resolves the calendar to the table of its school days from 1970 to 2100.
enum CalendarCompiler {
    static func compile(_ source: CalendarSource) -> AnswerPolicy.Calendar {
        var daysOff = Set<Int32>()
        for span in source.daysOff { daysOff.formUnion(span) }
        let first = source.firstDay ?? CivilDate.days.lowerBound
        let last = source.lastDay ?? CivilDate.days.upperBound
        let days = (first...max(first, last)).filter { day in
            // 1970-01-01 was a Thursday, the third day after Monday.
            source.weekdays >> UInt8((day + 3) % 7) & 1 == 1 && !daysOff.contains(day)
        }
        if days.isEmpty { source.place?.report(.noSchoolDay, "this calendar has no school day") }
        return AnswerPolicy.Calendar(days: days, weekdays: source.weekdays, closing: source.closing)
    }
}
