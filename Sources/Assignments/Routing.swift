public import Classification

/// What publishing needs of a rule book: immutable, shared by all workers, all names as bytes ready to be written.
public final class Routing: Sendable {
    /// The rule book's hash: 64 hexadecimal digits.
    public let ruleBook: [UInt8]
    /// The departments; `DepartmentID` is the index.
    public let departments: [Department]
    /// The topics' names; `TopicID` is the index.
    public let topics: [[UInt8]]
    /// The rules' ids; `RuleID` is the index.
    public let rules: [[UInt8]]
    /// Every Kafka topic that assignments go to, each once; `Destination.department` is an index into it.
    public let kafkaTopics: [String]
    /// The department that is told of threats in dead letters.
    public let safetyDepartment: DepartmentID
    /// When an answer is due.
    public let answerPolicy: AnswerPolicy
    /// The departments' names as JSON has them.
    let departmentNames: EscapedNames
    /// The departments' names as people say them: `front-office` is the front office.
    let spokenNames: EscapedNames
    /// The topics' names as JSON has them.
    let topicNames: EscapedNames
    /// The rules' ids as JSON has them.
    let ruleNames: EscapedNames
    /// A fired rule in JSON: its topic, as the object begins, then its id up to the score.
    let topicMembers: EscapedNames
    let ruleMembers: EscapedNames

    /// A routing by its parts. `RuleBooks` makes it when a book is compiled.
    public init(
        ruleBook: [UInt8], departments: [Department], topics: [[UInt8]], rules: [[UInt8]], kafkaTopics: [String],
        safetyDepartment: DepartmentID, answerPolicy: AnswerPolicy
    ) {
        self.ruleBook = ruleBook
        self.departments = departments
        self.topics = topics
        self.rules = rules
        self.kafkaTopics = kafkaTopics
        self.safetyDepartment = safetyDepartment
        self.answerPolicy = answerPolicy
        departmentNames = EscapedNames(departments.map(\.name))
        spokenNames = EscapedNames(
            departments.map { $0.name.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") ? 0x20 : $0 } })
        topicNames = EscapedNames(topics)
        ruleNames = EscapedNames(rules)
        topicMembers = EscapedNames(topics, after: #"{"topic":""#, before: #"","#)
        ruleMembers = EscapedNames(rules, after: #""id":""#, before: #"","score":"#)
    }
}

/// A department: who answers and where its assignments go.
public struct Department: Sendable {
    /// Its name.
    public var name: [UInt8]
    /// The Kafka topic of its assignments, by its place in `Routing.kafkaTopics`.
    public var kafkaTopic: Int
    /// The Kafka topic of its urgent assignments; the same where it has none of its own.
    public var urgentKafkaTopic: Int

    /// A department by its parts.
    public init(name: [UInt8], kafkaTopic: Int, urgentKafkaTopic: Int) {
        self.name = name
        self.kafkaTopic = kafkaTopic
        self.urgentKafkaTopic = urgentKafkaTopic
    }
}
