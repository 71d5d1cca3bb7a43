import Classification
import JSON
import RuleBooks

/// What `switchboard accuracy --false-alarms` shows.
struct FalseAlarmsPage {
    let report: FalseAlarms

    private var urgent: Int { report.alarms.count { $0.isUrgent } }
    private var safety: Int { report.alarms.count { $0.reachesSafety } }

    /// For people: the counts, and each message with why.
    var text: String {
        "of \(report.count) messages \(urgent) become urgent and \(safety) reach safety\n"
            + report.alarms.map { alarm in
                let line = alarm.inquiry.message.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
                let kind = alarm.isUrgent ? "urgent" : "safety"
                return "\n\(alarm.inquiry.name), \(kind): \(line)\n  \(alarm.sentence)\n"
            }.joined()
    }

    /// For machines.
    var json: [UInt8] {
        JSONWriter.line { writer in
            writer.member("messages", report.count)
            writer.member("urgent", urgent)
            writer.member("safety", safety)
            writer.member("alarms", objects: report.alarms) { alarm, writer in
                writer.member("id", alarm.inquiry.name)
                writer.member("reaches_safety", alarm.reachesSafety)
                writer.member("sentence", alarm.sentence)
                ExplanationJSON.write(alarm.outcome, to: &writer)
            }
        }
    }
}
