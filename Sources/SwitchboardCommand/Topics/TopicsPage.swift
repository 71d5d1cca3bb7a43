import JSON
import SwitchboardService

/// What `topics check` shows.
struct TopicsPage {
    let plan: TopicPlan
    let report: TopicReport

    var text: String {
        TextTable.text(
            plan.required.map { topic in
                [state(of: topic), topic.name, "\(topic.role)", details(of: topic)]
            })
    }

    var json: [UInt8] {
        JSONWriter.line { writer in
            writer.member("topics", objects: plan.required, write: write)
            writer.member("problems", objects: report.problems) { $0.write(to: &$1) }
            writer.member("notes", texts: report.notes)
        }
    }

    private func state(of topic: PlannedTopic) -> String {
        report.problems.first { $0.topic == topic }?.kind.rawValue ?? "ok"
    }

    private func details(of topic: PlannedTopic) -> String {
        guard let partitions = report.partitions[topic.name] else { return "" }
        let count = "\(partitions) partition\(partitions == 1 ? "" : "s")"
        guard let bytes = report.maxMessageBytes[topic.name] else { return count }
        return "\(count), records of up to \(bytes) bytes"
    }

    private func write(_ topic: PlannedTopic, to writer: inout JSONWriter) {
        topic.write(to: &writer)
        writer.member("state", state(of: topic))
        if let partitions = report.partitions[topic.name] { writer.member("partitions", Int(partitions)) }
        if let bytes = report.maxMessageBytes[topic.name] { writer.member("max_message_bytes", Int(bytes)) }
    }
}

/// What `topics create` shows.
struct CreationPage {
    let creation: TopicCreation

    var text: String {
        TextTable.text(creation.outcomes.map { [$0.outcome.rawValue, $0.topic.name, "\($0.topic.role)"] })
    }

    var json: [UInt8] {
        JSONWriter.line { writer in
            writer.member("topics", objects: creation.outcomes) { created, writer in
                created.topic.write(to: &writer)
                writer.member("outcome", created.outcome.rawValue)
            }
            writer.member("problems", objects: creation.problems) { $0.write(to: &$1) }
        }
    }
}

extension PlannedTopic {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("kafka_topic", name)
        writer.member("role", role.word)
        if let owner = role.owner { writer.member(role.isOutput ? "department" : "input", owner) }
    }
}

extension TopicProblem {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.member("kind", kind.rawValue)
        writer.member("kafka_topic", topic.name)
        writer.member("message", sentence)
    }
}
