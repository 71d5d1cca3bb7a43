import Assignments
import Classification
import Pipeline

/// A rule book of two rules.
enum SmallBook {
    static let departments = ["transportation", "safety", "front-office"]

    /// Buses go to transportation, guns to safety, the rest to the front office. Of two books with different letters hashes and
    /// rules are called differently; `isReversed` numbers the departments from the other end.
    static func make(
        kafkaTopics: [String], letter: Character = "a", isReversed: Bool = false,
        columns: CountColumns = CountColumns()
    ) throws -> ActiveBook {
        let suffix = letter == "a" ? "" : "-\(letter)"
        let bus = RuleDefinition(id: "bus\(suffix)", score: 5, condition: .phrases(["bus", "autobús"]))
        let gun = RuleDefinition(id: "gun\(suffix)", score: 9, condition: .phrases(["gun"]), priority: .urgent)
        let order = isReversed ? Array(departments.indices.reversed()) : Array(departments.indices)
        let id = { (index: Int) in order.firstIndex(of: index) ?? 0 }
        let definition = ClassifierDefinition(
            topics: [
                TopicDefinition(name: "safety", department: id(1), threshold: 4, rules: [gun]),
                TopicDefinition(
                    name: "transportation", department: id(0), threshold: 4, copyThreshold: 4, rules: [bus]),
            ], safetyTopic: 0, fallbackDepartment: id(2))
        let routing = Routing(
            ruleBook: Array(String(repeating: letter, count: 64).utf8),
            departments: order.map { index in
                Department(name: Array(departments[index].utf8), kafkaTopic: index, urgentKafkaTopic: index)
            },
            topics: definition.topics.map { Array($0.name.utf8) },
            rules: [gun, bus].map { Array($0.id.utf8) }, kafkaTopics: kafkaTopics, safetyDepartment: id(1),
            answerPolicy: AnswerPolicy())
        return ActiveBook(classifier: try Classifier(compiling: definition), routing: routing, columns: columns)
    }
}
