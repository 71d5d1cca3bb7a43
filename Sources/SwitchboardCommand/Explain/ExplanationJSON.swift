import Classification
import JSON
import RuleBooks

/// An explanation for machines.
enum ExplanationJSON {
    static func line(_ explanation: Explanation) -> [UInt8] {
        JSONWriter.line { writer in
            writer.member("sentence", explanation.sentence)
            write(explanation.outcome, to: &writer)
            writer.member("score", explanation.score)
            writer.member("threshold", explanation.threshold)
            writer.member("topics", objects: explanation.topics, write: write)
            writer.member("nearly_fired", objects: explanation.nearlyFired, write: write)
            write(explanation.runnerUp, to: &writer)
            writer.member("changes", objects: explanation.changes) { change, writer in
                writer.member("change", change.change)
                write(change.outcome, to: &writer)
            }
        }
    }

    /// The members of an outcome, in the object at hand.
    static func write(_ outcome: Outcome, to writer: inout JSONWriter) {
        writer.member("topic", outcome.topic)
        writer.member("owner", outcome.owner)
        writer.member("copies", texts: outcome.copies)
        writer.member("priority", "\(outcome.priority.name)")
    }

    private static func write(_ topic: Explanation.Topic, to writer: inout JSONWriter) {
        writer.member("topic", topic.name)
        writer.member("score", topic.score)
        writer.member("threshold", topic.threshold)
        writer.member("copy_threshold", topic.copyThreshold)
        writer.member("role", topic.role.rawValue)
        writer.member("rules", objects: topic.rules) { fired, writer in
            write(fired.rule, to: &writer)
            write(fired.words, weights: fired.weights, to: &writer)
        }
    }

    private static func write(_ nearly: Explanation.NearlyFired, to writer: inout JSONWriter) {
        writer.member("topic", nearly.rule.topic)
        write(nearly.rule, to: &writer)
        write(nearly.words, to: &writer)
        writer.member("missing", nearly.missing)
    }

    private static func write(_ runnerUp: Explanation.RunnerUp?, to writer: inout JSONWriter) {
        writer.key("runner_up")
        guard let runnerUp else { return writer.null() }
        writer.object { writer in
            writer.member("topic", runnerUp.topic)
            writer.member("score", runnerUp.score)
            writer.member("points_missing", runnerUp.pointsMissing)
            writer.member("copy_points_missing", runnerUp.copyPointsMissing)
        }
    }

    private static func write(_ rule: Explanation.Rule, to writer: inout JSONWriter) {
        writer.member("id", rule.id)
        writer.member("score", rule.score)
        writer.member("priority", rule.priority.map { "\($0.name)" })
        writer.member("copy_to", texts: rule.copyTo)
    }

    /// Words, those of a lexicon with what each adds.
    private static func write(_ words: [Explanation.Words], weights: [Int] = [], to writer: inout JSONWriter) {
        writer.member("evidence", objects: Array(words.enumerated())) { numbered, writer in
            let (number, word) = numbered
            writer.member("field", word.place.field == .subject ? "subject" : "text")
            writer.member("start", word.place.start)
            writer.member("end", word.place.end)
            writer.member("text", word.text)
            if weights.indices.contains(number) { writer.member("weight", weights[number]) }
        }
    }
}
