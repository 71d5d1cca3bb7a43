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
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("topics")
        writer.beginArray()
        for topic in plan.required { write(topic, to: &writer) }
        writer.endArray()
        writer.key("problems")
        writer.beginArray()
        for problem in report.problems { problem.write(to: &writer) }
        writer.endArray()
        writer.key("notes")
        writer.beginArray()
        for note in report.notes { writer.string(note) }
        writer.endArray()
        writer.endObject()
        return writer.bytes + [UInt8(ascii: "\n")]
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
        writer.beginObject()
        topic.writeMembers(to: &writer)
        writer.key("state")
        writer.string(state(of: topic))
        if let partitions = report.partitions[topic.name] {
            writer.key("partitions")
            writer.integer(Int64(partitions))
        }
        if let bytes = report.maxMessageBytes[topic.name] {
            writer.key("max_message_bytes")
            writer.integer(Int64(bytes))
        }
        writer.endObject()
    }
}

/// What `topics create` shows.
struct CreationPage {
    let creation: TopicCreation

    var text: String {
        TextTable.text(creation.outcomes.map { [$0.outcome.rawValue, $0.topic.name, "\($0.topic.role)"] })
    }

    var json: [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("topics")
        writer.beginArray()
        for (topic, outcome) in creation.outcomes {
            writer.beginObject()
            topic.writeMembers(to: &writer)
            writer.key("outcome")
            writer.string(outcome.rawValue)
            writer.endObject()
        }
        writer.endArray()
        writer.key("problems")
        writer.beginArray()
        for problem in creation.problems { problem.write(to: &writer) }
        writer.endArray()
        writer.endObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }
}

extension PlannedTopic {
    fileprivate func writeMembers(to writer: inout JSONWriter) {
        writer.key("kafka_topic")
        writer.string(name)
        writer.key("role")
        writer.string(role.word)
        guard let owner = role.owner else { return }
        if role.isOutput { writer.key("department") } else { writer.key("input") }
        writer.string(owner)
    }
}

extension TopicProblem {
    fileprivate func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("kind")
        writer.string(kind.rawValue)
        writer.key("kafka_topic")
        writer.string(topic.name)
        writer.key("message")
        writer.string(sentence)
        writer.endObject()
    }
}
