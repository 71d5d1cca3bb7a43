import Classification
import Inquiries
import JSON

/// `why`: the sentence, the figures, the rules that fired with their evidence, and notes.
extension RecordComposer {
    /// Writes `why`; the rules take at most `budget` bytes. Without the inquiry there is no evidence in it.
    mutating func writeWhy(
        _ routed: RoutedInquiry, _ headers: InboundHeaders, isWhole: Bool, budget: Int, to writer: inout JSONWriter
    ) {
        writer.key("why")
        writer.beginObject()
        writer.key("sentence")
        writer.string(sentence.bytes.span)
        writeScore(routed, to: &writer)
        let rulesLeftOut = writeRules(routed, hasEvidence: isWhole, budget: budget, to: &writer)
        writeRunnerUp(routed, to: &writer)
        writer.key("notes")
        writer.beginArray()
        writeNotes(routed, headers, isWhole: isWhole, to: &writer)
        writeNote(to: &writer, counting: rulesLeftOut, "rules left out: ")
        writer.endArray()
        writer.endObject()
    }

    /// Writes the owning topic's score and threshold, null where no topic claims.
    func writeScore(_ routed: RoutedInquiry, to writer: inout JSONWriter) {
        let isClaimed = routed.decision.topic != nil
        writer.key("score")
        if isClaimed { writer.integer(Int64(routed.decision.score)) } else { writer.null() }
        writer.key("threshold")
        if isClaimed { writer.integer(Int64(routed.decision.threshold)) } else { writer.null() }
    }

    /// Writes the best topic beside the owner, null where none scored.
    func writeRunnerUp(_ routed: RoutedInquiry, to writer: inout JSONWriter) {
        writer.key("runner_up")
        guard let topic = routed.decision.runnerUp else { return writer.null() }
        writer.beginObject()
        writer.key("topic")
        writer.string(routed.routing.topics[topic])
        writer.key("score")
        writer.integer(Int64(routed.decision.runnerUpScore))
        writer.endObject()
    }

    /// Writes the rules that fired, as many as `budget` bytes hold. Returns how many were left out.
    func writeRules(
        _ routed: RoutedInquiry, hasEvidence: Bool, budget: Int, to writer: inout JSONWriter
    ) -> Int {
        let fired = routed.evidence.firedRules
        let evidence = routed.evidence.evidence
        writer.key("rules")
        writer.beginArray()
        let limit = writer.buffer.count + budget
        var written = 0
        for rule in fired {
            let mark = writer.buffer.count
            writeRule(rule, routed.routing, to: &writer)
            if hasEvidence { writeEvidence(evidence.span.extracting(rule.evidence), to: &writer) }
            writer.endObject()
            guard writer.buffer.count <= limit else {
                writer.buffer.cut(to: mark)
                break
            }
            written += 1
        }
        writer.endArray()
        return fired.count - written
    }

    /// Begins a rule's object.
    private func writeRule(_ fired: FiredRule, _ routing: Routing, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("topic")
        writer.string(routing.topics[fired.topic])
        writer.key("id")
        writer.string(routing.rules[fired.rule])
        writer.key("score")
        writer.integer(Int64(fired.score))
    }

    private func writeEvidence(_ evidence: Span<Evidence>, to writer: inout JSONWriter) {
        writer.key("evidence")
        writer.beginArray()
        for index in evidence.indices {
            let evidence = evidence[index]
            writer.beginObject()
            if evidence.field == .subject {
                writer.member(#""field":"subject""#)
            } else {
                writer.member(#""field":"text""#)
            }
            writer.key("start")
            writer.integer(Int64(evidence.start))
            writer.key("end")
            writer.integer(Int64(evidence.end))
            writer.endObject()
        }
        writer.endArray()
    }
}
