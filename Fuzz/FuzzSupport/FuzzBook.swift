import Assignments
import Classification

/// Rules that short inputs trip, so that copies, urgent ones and evidence are written too.
enum FuzzBook {
    static let classifier: Classifier = {
        let rules = [
            RuleDefinition(id: "gun", score: 9, condition: .phrases(["gun"]), priority: .urgent),
            RuleDefinition(id: "bus", score: 5, condition: .phrases(["bus", "a", "é"]), copyTo: [1]),
        ]
        let definition = ClassifierDefinition(
            topics: [
                TopicDefinition(name: "safety", department: 1, threshold: 4, rules: [rules[0]]),
                TopicDefinition(name: "transportation", department: 0, threshold: 4, rules: [rules[1]]),
            ], safetyTopic: 0, fallbackDepartment: 2)
        do { return try Classifier(compiling: definition) } catch { fatalError("\(error)") }
    }()

    static let routing = Routing(
        ruleBook: [UInt8](repeating: UInt8(ascii: "a"), count: 64),
        departments: ["transportation", "safety", "front-office"].enumerated().map { index, name in
            Department(name: Array(name.utf8), kafkaTopic: index, urgentKafkaTopic: index)
        },
        topics: ["safety", "transportation"].map { Array($0.utf8) }, rules: ["gun", "bus"].map { Array($0.utf8) },
        kafkaTopics: ["assignments.transportation", "assignments.safety", "assignments.front-office"],
        safetyDepartment: 1, answerPolicy: AnswerPolicy())
}
