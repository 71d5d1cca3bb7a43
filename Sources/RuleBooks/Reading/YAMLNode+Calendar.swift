import YAML

/// Dates and times of day; what can't be read is reported and nil.
extension YAMLNode {
    /// A date as days since 1970-01-01: `2026-09-07`.
    func date(_ problems: YAMLProblems) -> Int32? {
        guard let text = text(problems) else { return nil }
        guard let day = CivilDate.day(of: text) else {
            problems.report(
                .date, "\(ScalarText.quoted(text)) is not a date from 1970 to 2100", at: self,
                hint: "year-month-day: 2026-09-07")
            return nil
        }
        return day
    }

    /// A time of day in minutes after midnight: `"16:00"`.
    func timeOfDay(_ problems: YAMLProblems) -> Int? {
        guard let text = text(problems) else { return nil }
        guard let minute = Self.minute(of: text[...]) else {
            problems.report(
                .timeOfDay, "\(ScalarText.quoted(text)) is not a time of day", at: self,
                hint: "hours:minutes: \"16:00\"")
            return nil
        }
        return minute
    }

    /// A date, or a date and a time of day, in milliseconds since 1970 by the district's clocks: `2026-09-07 16:00`.
    /// A date alone is its midnight, or the midnight after it where the day is meant to be the `last`.
    func localTime(last isLast: Bool, _ problems: YAMLProblems) -> Int64? {
        guard let text = text(problems) else { return nil }
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        guard let day = CivilDate.day(of: String(parts[0])), parts.count <= 2,
            let minute = parts.count == 2 ? Self.minute(of: parts[1]) : isLast ? 24 * 60 : 0
        else {
            problems.report(
                .date, "\(ScalarText.quoted(text)) is not a date from 1970 to 2100", at: self,
                hint: "2026-01-12, or with a time of day: 2026-01-12 05:00")
            return nil
        }
        return (Int64(day) * 24 * 60 + Int64(minute)) * 60_000
    }

    /// A weekday, or a list of some: one bit each, Monday the lowest.
    func weekdays(_ problems: YAMLProblems) -> UInt8? {
        let nodes = itemsOrSelf
        guard !nodes.isEmpty else {
            problems.report(.empty, "this list is empty", at: self)
            return nil
        }
        let choices = Weekday.names.enumerated().map { (word: $0.element, value: UInt8(1) << $0.offset) }
        let days = nodes.compactMap { $0.choice(choices, problems) }
        return days.count == nodes.count ? days.reduce(0, |) : nil
    }

    private static func minute(of text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy { 48...57 ~= $0 } }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
        else { return nil }
        return hour * 60 + minute
    }
}
