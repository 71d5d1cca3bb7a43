import YAML

/// Reads the calendar of district.yaml.
struct CalendarReader {
    let problems: YAMLProblems

    func read(_ node: YAMLNode) -> CalendarSource {
        var calendar = CalendarSource(place: Located(value: (), node: node, problems: problems))
        guard var mapping = YAMLMapping(node, problems: problems) else { return calendar }
        if let days = mapping.take("school_days")?.weekdays(problems) { calendar.weekdays = days }
        if let hours = mapping.take("hours"), let closing = closing(hours) { calendar.closing = closing }
        calendar.daysOff = mapping.take("days_off")?.items(problems)?.compactMap(dayOff) ?? []
        calendar.firstDay = mapping.take("first_day").flatMap { $0.date(problems) }
        let last = mapping.take("last_day")
        calendar.lastDay = last.flatMap { $0.date(problems) }
        if let first = calendar.firstDay, let end = calendar.lastDay, end < first, let last {
            problems.report(.order, "last_day is before first_day", at: last)
            calendar.lastDay = nil
        }
        mapping.finish()
        return calendar
    }

    /// Closing time. Opening time is part of the calendar, and no deadline depends on it.
    private func closing(_ node: YAMLNode) -> Int64? {
        guard var mapping = YAMLMapping(node, problems: problems) else { return nil }
        let from = mapping.required("from").flatMap { $0.timeOfDay(problems) }
        let untilNode = mapping.required("until")
        let until = untilNode.flatMap { $0.timeOfDay(problems) }
        mapping.finish()
        if let from, let until, let untilNode, until <= from {
            problems.report(.order, "the school day ends before it begins", at: untilNode)
        }
        return until.map { Int64($0) * 60_000 }
    }

    /// `{name: …, date: …}` or `{name: …, from: …, until: …}`, both ends off.
    private func dayOff(_ node: YAMLNode) -> ClosedRange<Int32>? {
        if case .scalar = node.content { return node.date(problems).map { $0...$0 } }
        guard var mapping = YAMLMapping(node, problems: problems) else { return nil }
        _ = mapping.text("name")
        defer { mapping.finish() }
        if let single = mapping.take("date") { return single.date(problems).map { $0...$0 } }
        let from = mapping.required("from").flatMap { $0.date(problems) }
        let untilNode = mapping.required("until")
        guard let from, let untilNode, let until = untilNode.date(problems) else { return nil }
        guard until >= from else {
            problems.report(.order, "these days off end before they begin", at: untilNode)
            return nil
        }
        return from...until
    }
}
