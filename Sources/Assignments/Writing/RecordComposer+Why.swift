import Classification
import Inquiries
import JSON

/// `why`: the sentence, the figures, the rules that fired with their evidence, and notes.
extension RecordComposer {
    /// Writes `why`; the rules take at most `budget` bytes. Without the inquiry there is no evidence in it. Returns how
    /// many rules were left out.
    mutating func writeWhy(
        _ routed: borrowing RoutedInquiry, _ headers: borrowing InboundHeaders, isWhole: Bool, budget: Int,
        to bytes: inout ByteBuffer
    ) -> Int {
        bytes.append(#","why":{"sentence":""#)
        bytes.append(sentence.bytes.span)
        bytes.append(UInt8(ascii: "\""))
        writeScore(routed.decision, to: &bytes)
        let rulesLeftOut = writeRules(routed, hasEvidence: isWhole, budget: budget, to: &bytes)
        writeRunnerUp(routed, to: &bytes)
        bytes.append(#","notes":["#)
        writeNotes(routed, headers, isWhole: isWhole, to: &bytes)
        writeNote(to: &bytes, counting: rulesLeftOut, "rules left out: ")
        bytes.append("]}")
        return rulesLeftOut
    }

    /// Writes the owning topic's score and threshold, null where no topic claims.
    func writeScore(_ decision: Decision, to bytes: inout ByteBuffer) {
        guard decision.topic != nil else { return bytes.append(#","score":null,"threshold":null"#) }
        bytes.append(#","score":"#)
        bytes.append(decimal: Int64(decision.score))
        bytes.append(#","threshold":"#)
        bytes.append(decimal: Int64(decision.threshold))
    }

    /// Writes the best topic beside the owner, null where none scored.
    func writeRunnerUp(_ routed: borrowing RoutedInquiry, to bytes: inout ByteBuffer) {
        guard let topic = routed.decision.runnerUp else { return bytes.append(#","runner_up":null"#) }
        bytes.append(#","runner_up":{"topic":""#)
        routed.routing.topicNames.append(topic, to: &bytes)
        bytes.append(#"","score":"#)
        bytes.append(decimal: Int64(routed.decision.runnerUpScore))
        bytes.append(UInt8(ascii: "}"))
    }

    /// Writes the rules that fired, as many as `budget` bytes hold. Returns how many were left out.
    mutating func writeRules(
        _ routed: borrowing RoutedInquiry, hasEvidence: Bool, budget: Int, to bytes: inout ByteBuffer
    ) -> Int {
        let fired = routed.evidence.firedRules
        if hasEvidence { routed.classifier.findEvidence(in: routed.evidence, into: &evidence) }
        bytes.append(#","rules":["#)
        let limit = bytes.count + budget
        var written = 0
        for (number, rule) in fired.enumerated() {
            let mark = bytes.count
            if written > 0 { bytes.append(UInt8(ascii: ",")) }
            routed.routing.topicMembers.append(rule.topic, to: &bytes)
            routed.routing.ruleMembers.append(rule.rule, to: &bytes)
            bytes.append(decimal: Int64(rule.score))
            if hasEvidence { writeEvidence(ofRule: number, to: &bytes) }
            bytes.append(UInt8(ascii: "}"))
            guard bytes.count <= limit else {
                bytes.cut(to: mark)
                break
            }
            written += 1
        }
        bytes.append(UInt8(ascii: "]"))
        return fired.count - written
    }

    private func writeEvidence(ofRule rule: Int, to bytes: inout ByteBuffer) {
        bytes.append(#","evidence":["#)
        for index in 0..<evidence.count(ofRule: rule) {
            let evidence = evidence[rule, index]
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            if evidence.field == .subject {
                bytes.append(#"{"field":"subject","start":"#)
            } else {
                bytes.append(#"{"field":"text","start":"#)
            }
            bytes.append(decimal: Int64(evidence.start))
            bytes.append(#","end":"#)
            bytes.append(decimal: Int64(evidence.end))
            bytes.append(UInt8(ascii: "}"))
        }
        bytes.append(UInt8(ascii: "]"))
    }
}
