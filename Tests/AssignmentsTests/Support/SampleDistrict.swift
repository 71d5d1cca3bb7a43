import Assignments
import Classification

/// A small district: departments, topics and rules as a compiled rule book hands them to the writers.
enum SampleDistrict {
    static let transportation = 0
    static let safety = 1
    static let hr = 2
    static let frontOffice = 3

    /// The rules by id, in the order of their places.
    static let rules = [
        "late-bus", "hiring", "stranded", "early-bus", "full-bus", "lost-item", "threat", "driver-job", "wait",
    ]
    static let ruleBook = String(repeating: "0123456789abcdef", count: 4)

    static let routing = Routing(
        ruleBook: Array(ruleBook.utf8),
        departments: [
            Department(name: Array("transportation".utf8), kafkaTopic: 0, urgentKafkaTopic: 0),
            Department(name: Array("safety".utf8), kafkaTopic: 1, urgentKafkaTopic: 2),
            Department(name: Array("hr".utf8), kafkaTopic: 3, urgentKafkaTopic: 3),
            Department(name: Array("front-office".utf8), kafkaTopic: 4, urgentKafkaTopic: 4),
        ],
        topics: ["transportation", "safety", "hr"].map { Array($0.utf8) }, rules: rules.map { Array($0.utf8) },
        kafkaTopics: [
            "assignments.transportation", "assignments.safety", "assignments.safety-urgent", "assignments.hr",
            "assignments.front-office",
        ],
        safetyDepartment: safety, answerPolicy: AnswerPolicy())

    static let definition = ClassifierDefinition(
        topics: [
            TopicDefinition(
                name: "transportation", department: transportation, threshold: 4,
                rules: [
                    rule("late-bus", 5), rule("hiring", -6),
                    rule("stranded", 5, priority: .urgent, copyTo: [safety]), rule("early-bus", 1),
                    rule("full-bus", 1), rule("lost-item", 1),
                ]),
            TopicDefinition(
                name: "safety", department: safety, threshold: 6, rules: [rule("threat", 6, priority: .urgent)]),
            TopicDefinition(
                name: "hr", department: hr, threshold: 4, copyThreshold: 6,
                rules: [rule("driver-job", 6), rule("wait", 1, priority: .high)]),
        ], safetyTopic: safety, fallbackDepartment: frontOffice)

    static let classifier: Classifier = {
        do { return try Classifier(compiling: definition) } catch {
            fatalError("The sample does not compile: \(error)")
        }
    }()

    private static func rule(
        _ id: String, _ score: Int, priority: Priority? = nil, copyTo: [DepartmentID] = []
    ) -> RuleDefinition {
        RuleDefinition(id: id, score: score, condition: .phrases([.phrase(id)]), priority: priority, copyTo: copyTo)
    }

    /// The decision of an inquiry in which these rules' phrases stand, the second in the subject.
    static func decision(firing ids: [String], into scratch: ClassifierScratch) -> Decision {
        let subject = Array((ids.count > 1 ? ids[1] : "").utf8)
        let text = Array(ids.enumerated().filter { $0.offset != 1 }.map(\.element).joined(separator: ", ").utf8)
        var message = Message()
        message.subject = subject.indices
        message.text = subject.count..<subject.count + text.count
        return classifier.classify(message, in: (subject + text).span, scratch: scratch)
    }
}
