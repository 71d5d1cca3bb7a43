import Classification
import Inquiries
import JSON

/// The one sentence that tells a person why: made from the decision alone, never from the message.
///
/// "Owned by transportation because the rules late-bus and stranded gave transportation 10 points (4 are enough);
/// safety gets a copy because of the rule stranded; it is urgent because of the rule stranded."
struct Sentence: ~Copyable {
    /// The most rules that are named for one thing; the assignment lists them all.
    private static let rulesNamedMax = 3

    /// The sentence so far, as it stands inside a JSON string.
    private(set) var bytes = ByteBuffer()

    /// Says why an inquiry goes where it goes.
    mutating func explain(_ routed: RoutedInquiry) {
        bytes.removeAll()
        let decision = routed.decision
        if let salvage = routed.salvage {
            bytes.append("A message that could not be read (")
            bytes.append(salvage.reason.name)
            bytes.append(") was sent here because ")
            explainScore(
                topic: routed.classifier.definition.safetyTopic ?? 0, decision.score, decision.threshold, routed)
        } else if let topic = decision.topic {
            bytes.append("Owned by ")
            routed.routing.spokenNames.append(decision.owner, to: &bytes)
            bytes.append(" because ")
            explainScore(topic: topic, decision.score, decision.threshold, routed)
        } else {
            bytes.append("No rule set claimed it, so the ")
            routed.routing.spokenNames.append(decision.owner, to: &bytes)
            bytes.append(" owns it")
        }
        if routed.salvage == nil { explainCopies(routed) }
        explainPriority(routed)
        bytes.append(UInt8(ascii: "."))
    }

    private mutating func explainScore(topic: TopicID, _ score: Int, _ threshold: Int, _ routed: RoutedInquiry) {
        if appendRules(routed, where: { $0.topic == topic && $0.score > 0 }) {
            bytes.append(" gave ")
            routed.routing.topicNames.append(topic, to: &bytes)
        } else {
            routed.routing.topicNames.append(topic, to: &bytes)
            bytes.append(" has")
        }
        bytes.append(UInt8(ascii: " "))
        bytes.append(decimal: Int64(score))
        bytes.append(score == 1 ? " point (" : " points (")
        bytes.append(decimal: Int64(threshold))
        bytes.append(threshold == 1 ? " is enough)" : " are enough)")
    }

    private mutating func explainCopies(_ routed: RoutedInquiry) {
        for department in DepartmentSequence(routed.decision.copies) {
            bytes.append("; ")
            routed.routing.spokenNames.append(department, to: &bytes)
            bytes.append(" gets a copy")
            if let topic = routed.topicThatCopies(to: department) {
                bytes.append(" because it is about ")
                routed.routing.topicNames.append(topic, to: &bytes)
                bytes.append(" too")
            } else {
                explainBecause(routed) { routed.effect(of: $0).copyTo.contains(department) }
            }
        }
    }

    private mutating func explainPriority(_ routed: RoutedInquiry) {
        let priority = routed.decision.priority
        guard priority != .normal else { return }
        bytes.append(priority == .urgent ? "; it is urgent" : "; its priority is ")
        if priority != .urgent { bytes.append(priority.name) }
        guard routed.salvage == nil else { return }
        explainBecause(routed) { routed.effect(of: $0).priority == priority }
    }

    private mutating func explainBecause(_ routed: RoutedInquiry, where holds: (FiredRule) -> Bool) {
        let length = bytes.count
        bytes.append(" because of ")
        if !appendRules(routed, where: { routed.hasEffect($0) && holds($0) }) { bytes.cut(to: length) }
    }

    /// Appends "the rule a", "the rules a and b" or "the rules a, b, c and 2 more"; nothing, and false, for none.
    private mutating func appendRules(_ routed: RoutedInquiry, where holds: (FiredRule) -> Bool) -> Bool {
        let fired = routed.evidence.firedRules
        var count = 0
        for rule in fired where holds(rule) { count += 1 }
        guard count > 0 else { return false }
        bytes.append(count == 1 ? "the rule " : "the rules ")
        let named = min(count, Self.rulesNamedMax)
        var index = 0
        for rule in fired where holds(rule) {
            if index > 0 { bytes.append(index == count - 1 ? " and " : ", ") }
            routed.routing.ruleNames.append(rule.rule, to: &bytes)
            index += 1
            if index == named { break }
        }
        guard count > named else { return true }
        bytes.append(" and ")
        bytes.append(decimal: Int64(count - named))
        bytes.append(" more")
        return true
    }
}
