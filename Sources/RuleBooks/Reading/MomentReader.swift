import Classification
import YAML

/// Reads the conditions on the decision's clock.
struct MomentReader {
    let problems: YAMLProblems

    /// The keys with what reads their values.
    var keys: [(key: String, read: (YAMLNode) -> MomentCondition?)] {
        [
            ("time", time), ("days", { $0.weekdays(problems).map { MomentCondition(weekdays: $0) } }),
            ("school_day", { $0.bool(problems).map { MomentCondition(isSchoolDay: $0) } }), ("dates", dates),
        ]
    }

    /// `{from: "07:00", until: "09:00"}`, over midnight where the end is before the beginning.
    private func time(_ node: YAMLNode) -> MomentCondition? {
        guard var mapping = YAMLMapping(node, problems: problems) else { return nil }
        let from = mapping.required("from").flatMap { $0.timeOfDay(problems) }
        let untilNode = mapping.required("until")
        let until = untilNode.flatMap { $0.timeOfDay(problems) }
        mapping.finish()
        guard let from, let until, let untilNode else { return nil }
        guard from != until else {
            problems.report(.order, "this time ends as it begins", at: untilNode)
            return nil
        }
        return MomentCondition(minutes: .init(from: from, until: until))
    }

    /// `{from: 2026-08-01, until: 2026-08-31}`, both days included.
    private func dates(_ node: YAMLNode) -> MomentCondition? {
        guard var mapping = YAMLMapping(node, problems: problems) else { return nil }
        let from = mapping.required("from").flatMap { $0.date(problems) }
        let untilNode = mapping.required("until")
        let until = untilNode.flatMap { $0.date(problems) }
        mapping.finish()
        guard let from, let until, let untilNode else { return nil }
        guard from <= until else {
            problems.report(.order, "these days end before they begin", at: untilNode)
            return nil
        }
        return MomentCondition(days: Int(from)...Int(until))
    }
}
