import Classification
import YAML

/// Reads the conditions on the decision's clock.
struct MomentReader {
    let problems: YAMLProblems

    /// What the keys of a mapping ask of the clock, together; nil where none does. `isComplete` is made false where one can't
    /// be read.
    func read(_ mapping: inout YAMLMapping, _ isComplete: inout Bool) -> MomentCondition? {
        var moment: MomentCondition?
        func take(_ key: String, _ read: (YAMLNode, inout MomentCondition) -> Void?) {
            guard let node = mapping.take(key) else { return }
            var asked = moment ?? MomentCondition()
            if read(node, &asked) == nil { isComplete = false }
            moment = asked
        }
        take("time") { node, moment in time(node).map { moment.minutes = $0 } }
        take("days") { node, moment in node.weekdays(problems).map { moment.weekdays = $0 } }
        take("school_day") { node, moment in node.bool(problems).map { moment.isSchoolDay = $0 } }
        take("dates") { node, moment in dates(node).map { moment.days = $0 } }
        return moment
    }

    /// `{from: "07:00", until: "09:00"}`, over midnight where the end is before the beginning.
    private func time(_ node: YAMLNode) -> MomentCondition.MinuteSpan? {
        let example = "time: {from: \"06:30\", until: \"09:00\"}"
        guard var mapping = YAMLMapping(node, problems: problems, example: example) else { return nil }
        let from = mapping.required("from").flatMap { $0.timeOfDay(problems) }
        let untilNode = mapping.required("until")
        let until = untilNode.flatMap { $0.timeOfDay(problems) }
        mapping.finish()
        guard let from, let until, let untilNode else { return nil }
        guard from != until else {
            problems.report(.order, "this time ends as it begins", at: untilNode)
            return nil
        }
        return .init(from: from, until: until)
    }

    /// `{from: 2026-08-01, until: 2026-08-31}`, both days included.
    private func dates(_ node: YAMLNode) -> ClosedRange<Int>? {
        let example = "dates: {from: 2026-08-17, until: 2026-09-11}"
        guard var mapping = YAMLMapping(node, problems: problems, example: example) else { return nil }
        let from = mapping.required("from").flatMap { $0.date(problems) }
        let untilNode = mapping.required("until")
        let until = untilNode.flatMap { $0.date(problems) }
        mapping.finish()
        guard let from, let until, let untilNode else { return nil }
        guard from <= until else {
            problems.report(.order, "these days end before they begin", at: untilNode)
            return nil
        }
        return Int(from)...Int(until)
    }
}
