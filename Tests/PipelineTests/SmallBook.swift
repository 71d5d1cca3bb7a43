import Assignments
import Classification
import Pipeline

/// A rule book of two rules.
enum SmallBook {
    static let departments = ["transportation", "safety", "front-office"]

    /// Buses go to transportation, guns to safety, the rest to the front office.
    static func make(kafkaTopics: [String]) throws -> ActiveBook {
        let bus = RuleDefinition(id: "bus", score: 5, condition: .phrases(["bus", "autobús"]))
        let gun = RuleDefinition(id: "gun", score: 9, condition: .phrases(["gun"]), priority: .urgent)
        let definition = ClassifierDefinition(
            topics: [
                TopicDefinition(name: "safety", department: 1, threshold: 4, rules: [gun]),
                TopicDefinition(name: "transportation", department: 0, threshold: 4, copyThreshold: 4, rules: [bus]),
            ], safetyTopic: 0, fallbackDepartment: 2)
        let routing = Routing(
            ruleBook: Array(String(repeating: "a", count: 64).utf8),
            departments: departments.indices.map { index in
                Department(name: Array(departments[index].utf8), kafkaTopic: index, urgentKafkaTopic: index)
            },
            topics: definition.topics.map { Array($0.name.utf8) }, rules: [Array("gun".utf8), Array("bus".utf8)],
            kafkaTopics: kafkaTopics, safetyDepartment: 1, answerPolicy: AnswerPolicy())
        return ActiveBook(classifier: try Classifier(compiling: definition), routing: routing)
    }
}
