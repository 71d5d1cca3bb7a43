import Classification

/// A definition of one or more topics, with department `n` for topic `n` and the last department as fallback.
func definition(_ topics: [TopicDefinition], safety: TopicID? = nil) -> ClassifierDefinition {
    ClassifierDefinition(topics: topics, safetyTopic: safety, fallbackDepartment: 9)
}

/// A topic named by its department that claims at `threshold`.
func topic(
    _ department: DepartmentID, threshold: Int = 1, copyThreshold: Int? = nil, _ rules: RuleDefinition...
) -> TopicDefinition {
    TopicDefinition(
        name: "topic\(department)", department: department, threshold: threshold, copyThreshold: copyThreshold,
        rules: rules)
}

/// A rule that adds 1, or what is said.
func rule(
    _ condition: ConditionDefinition, score: Int = 1, priority: Priority? = nil, copyTo: [DepartmentID] = []
) -> RuleDefinition {
    RuleDefinition(id: "rule", score: score, condition: condition, priority: priority, copyTo: copyTo)
}

/// A message of strings, as tests write it.
struct TestMessage {
    var subject = ""
    var text = ""
    var fields: [MessageField: String] = [:]
    var isConfidential = false
    var instant: Int64 = 0

    /// The message as ranges of bytes.
    func encoded() -> (Message, [UInt8]) {
        var bytes: [UInt8] = []
        func append(_ value: String) -> Range<Int> {
            let start = bytes.count
            bytes += value.utf8
            return start..<bytes.count
        }
        var message = Message()
        message.text = append(text)
        message.subject = append(subject)
        message.channel = append(fields[.channel] ?? "")
        message.language = append(fields[.language] ?? "")
        message.school = append(fields[.school] ?? "")
        message.senderType = append(fields[.senderType] ?? "")
        message.claimedTopic = append(fields[.claimedTopic] ?? "")
        message.isConfidential = isConfidential
        message.instant = instant
        return (message, bytes)
    }
}

/// A decision and what stood in the scratch after it.
struct Outcome: Equatable {
    var decision: Decision
    var fired: [FiredRule]
    /// Of each of them.
    var evidence: [[Evidence]]
    var scores: [Int]
}

extension Classifier {
    /// The evidence of each fired rule.
    func evidence(in scratch: ClassifierScratch) -> [[Evidence]] {
        var evidence = FiredEvidence()
        findEvidence(in: scratch, into: &evidence)
        return scratch.firedRules.indices.map { rule in (0..<evidence.count(ofRule: rule)).map { evidence[rule, $0] } }
    }

    /// Classifies a message, with scratch of its own unless one is given.
    func outcome(of message: TestMessage, scratch: ClassifierScratch = ClassifierScratch()) -> Outcome {
        let (encoded, bytes) = message.encoded()
        let decision = classify(encoded, in: bytes.span, scratch: scratch)
        return Outcome(
            decision: decision, fired: scratch.firedRules, evidence: evidence(in: scratch),
            scores: scratch.topicScores)
    }

    /// The pieces of the message that are a rule's evidence, cut out by code points.
    func evidence(of message: TestMessage, rule: RuleID = 0) -> [String] {
        let outcome = outcome(of: message)
        guard let fired = outcome.fired.firstIndex(where: { $0.rule == rule }) else { return [] }
        return outcome.evidence[fired].map { evidence in
            let field = evidence.field == .subject ? message.subject : message.text
            var piece = String.UnicodeScalarView()
            piece.append(contentsOf: Array(field.unicodeScalars)[evidence.start..<evidence.end])
            return String(piece)
        }
    }
}

/// Whether a condition holds for a text, or for a whole message.
func holds(_ condition: ConditionDefinition, _ text: String) throws -> Bool {
    try holds(condition, TestMessage(text: text))
}

func holds(_ condition: ConditionDefinition, _ message: TestMessage) throws -> Bool {
    try Classifier(compiling: definition([topic(0, rule(condition))])).outcome(of: message).decision.topic == 0
}
