import YAML

/// Reads the calendar of district.yaml.
struct CalendarReader {
    let problems: YAMLProblems

    func read(_ node: YAMLNode) -> CalendarSource {
        var calendar = CalendarSource(node: node)
        guard var mapping = YAMLMapping(node, problems: problems) else { return calendar }
        if let days = mapping.take("school_days")?.filledItems(problems) {
            calendar.weekdays = days.reduce(0) { $0 | weekday($1) }
        }
        if let hours = mapping.take("hours"), let closing = closing(hours) { calendar.closing = closing }
        calendar.daysOff = mapping.take("days_off")?.items(problems)?.compactMap(dayOff) ?? []
        calendar.firstDay = mapping.take("first_day").flatMap(date)
        let last = mapping.take("last_day")
        calendar.lastDay = last.flatMap(date)
        if let first = calendar.firstDay, let end = calendar.lastDay, end < first, let last {
            problems.report(.order, "last_day is before first_day", at: last)
            calendar.lastDay = nil
        }
        mapping.finish()
        return calendar
    }

    private func weekday(_ node: YAMLNode) -> UInt8 {
        let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
        let choices = names.enumerated().map { (word: $0.element, value: UInt8(1) << $0.offset) }
        return node.choice(choices, problems) ?? 0
    }

    /// Closing time. Opening time is part of the calendar, and no deadline depends on it.
    private func closing(_ node: YAMLNode) -> Int64? {
        guard var mapping = YAMLMapping(node, problems: problems) else { return nil }
        let from = mapping.required("from").flatMap(timeOfDay)
        let untilNode = mapping.required("until")
        let until = untilNode.flatMap(timeOfDay)
        mapping.finish()
        if let from, let until, let untilNode, until <= from {
            problems.report(.order, "the school day ends before it begins", at: untilNode)
        }
        return until
    }

    /// `{name: …, date: …}` or `{name: …, from: …, until: …}`, both ends off.
    private func dayOff(_ node: YAMLNode) -> ClosedRange<Int32>? {
        if case .scalar = node.content { return date(node).map { $0...$0 } }
        guard var mapping = YAMLMapping(node, problems: problems) else { return nil }
        _ = mapping.text("name")
        defer { mapping.finish() }
        if let single = mapping.take("date") { return date(single).map { $0...$0 } }
        let from = mapping.required("from").flatMap(date)
        let untilNode = mapping.required("until")
        guard let from, let untilNode, let until = date(untilNode) else { return nil }
        guard until >= from else {
            problems.report(.order, "these days off end before they begin", at: untilNode)
            return nil
        }
        return from...until
    }

    private func date(_ node: YAMLNode) -> Int32? {
        guard let text = node.text(problems) else { return nil }
        guard let day = CivilDate.day(of: text) else {
            problems.report(
                .date, "\(ScalarText.quoted(text)) is not a date from 1970 to 2100", at: node,
                hint: "year-month-day: 2026-09-07")
            return nil
        }
        return day
    }

    private func timeOfDay(_ node: YAMLNode) -> Int64? {
        guard let text = node.text(problems) else { return nil }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2,
            parts.allSatisfy({ $0.utf8.count == 2 && $0.first != "+" && Int64($0).map { $0 >= 0 } ?? false }),
            let hour = Int64(parts[0]), let minute = Int64(parts[1]), hour < 24, minute < 60
        else {
            problems.report(
                .timeOfDay, "\(ScalarText.quoted(text)) is not a time of day", at: node,
                hint: "hours:minutes: \"16:00\"")
            return nil
        }
        return (hour * 60 + minute) * 60_000
    }
}
