import Classification
import JSON
import RuleBooks

/// An explanation for machines.
enum ExplanationJSON {
    static func bytes(_ explanation: Explanation) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("sentence")
        writer.string(explanation.sentence)
        write(explanation.outcome, to: &writer)
        writer.key("score")
        writer.integer(Int64(explanation.score))
        writer.key("threshold")
        writer.integer(Int64(explanation.threshold))
        writer.key("topics")
        writer.beginArray()
        for topic in explanation.topics { write(topic, to: &writer) }
        writer.endArray()
        writer.key("nearly_fired")
        writer.beginArray()
        for rule in explanation.nearlyFired { write(rule, to: &writer) }
        writer.endArray()
        writer.key("runner_up")
        if let runnerUp = explanation.runnerUp {
            writer.beginObject()
            writer.key("topic")
            writer.string(runnerUp.topic)
            writer.key("score")
            writer.integer(Int64(runnerUp.score))
            writer.key("points_missing")
            writer.integer(Int64(runnerUp.pointsMissing))
            writer.endObject()
        } else {
            writer.null()
        }
        writer.key("changes")
        writer.beginArray()
        for change in explanation.changes {
            writer.beginObject()
            writer.key("change")
            writer.string(change.change)
            write(change.outcome, to: &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }

    /// The members of an outcome, in the object at hand.
    static func write(_ outcome: Outcome, to writer: inout JSONWriter) {
        writer.key("topic")
        writer.string(outcome.topic)
        writer.key("owner")
        writer.string(outcome.owner)
        writer.key("copies")
        writer.beginArray()
        for copy in outcome.copies { writer.string(copy) }
        writer.endArray()
        writer.key("priority")
        writer.string("\(outcome.priority.name)")
    }

    private static func write(_ topic: Explanation.Topic, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("topic")
        writer.string(topic.name)
        writer.key("score")
        writer.integer(Int64(topic.score))
        writer.key("threshold")
        writer.integer(Int64(topic.threshold))
        writer.key("copy_threshold")
        if let copyThreshold = topic.copyThreshold { writer.integer(Int64(copyThreshold)) } else { writer.null() }
        writer.key("role")
        writer.string(topic.role.rawValue)
        writer.key("rules")
        writer.beginArray()
        for rule in topic.rules {
            writer.beginObject()
            writer.key("id")
            writer.string(rule.id)
            writer.key("score")
            writer.integer(Int64(rule.score))
            write(rule.words, to: &writer)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
    }

    private static func write(_ rule: Explanation.NearlyFired, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("topic")
        writer.string(rule.topic)
        writer.key("id")
        writer.string(rule.id)
        writer.key("score")
        writer.integer(Int64(rule.score))
        write(rule.words, to: &writer)
        writer.key("missing")
        writer.string(rule.missing)
        writer.endObject()
    }

    private static func write(_ words: [Explanation.Words], to writer: inout JSONWriter) {
        writer.key("evidence")
        writer.beginArray()
        for word in words {
            writer.beginObject()
            writer.key("field")
            writer.string(word.place.field == .subject ? "subject" : "text")
            writer.key("start")
            writer.integer(Int64(word.place.start))
            writer.key("end")
            writer.integer(Int64(word.place.end))
            writer.key("text")
            writer.string(word.text)
            writer.endObject()
        }
        writer.endArray()
    }
}
