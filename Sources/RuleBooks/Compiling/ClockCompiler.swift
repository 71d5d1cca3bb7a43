import Assignments
import Classification
import Diagnostics
import Foundation
import YAML

/// Resolves a time zone of the tz database to the table of its changes from 1970 to 2100.
enum ClockCompiler {
    /// Nil and reported where there is no such time zone.
    static func compile(_ name: Located<String>) -> AnswerPolicy.Clock? {
        // Foundation takes more than names (GMT+5, CST), of which some mean nothing to a reader; its list of known
        // names lacks some that it takes (Asia/Kolkata).
        let isName = name.value == "UTC" || name.value.contains("/")
        guard isName, let zone = TimeZone(identifier: name.value) else {
            let nearest = Suggestion.nearest(to: name.value, among: TimeZone.knownTimeZoneIdentifiers)
            let hint = nearest.map { "did you mean `\($0)`?" }
            name.report(
                .timeZone, "there is no time zone \(ScalarText.quoted(name.value))",
                hint: hint ?? "a name of the tz database: America/Chicago")
            return nil
        }
        return compile(zone)
    }

    private static func compile(_ zone: TimeZone) -> AnswerPolicy.Clock {
        let start = Date(timeIntervalSince1970: 0)
        let end = start.addingTimeInterval(Double(CivilDate.days.upperBound + 1) * 86_400)
        var transitions: [AnswerPolicy.Clock.Transition] = []
        var last = start
        while let next = zone.nextDaylightSavingTimeTransition(after: last), next < end, next > last {
            transitions.append(
                .init(instant: Int64(next.timeIntervalSince1970 * 1000), utcOffset: zone.secondsFromGMT(for: next)))
            last = next
        }
        return AnswerPolicy.Clock(initialOffset: zone.secondsFromGMT(for: start), transitions: transitions)
    }
}
