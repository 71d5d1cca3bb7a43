public import Assignments
public import Classification

/// A whole rules folder, compiled and immutable; shared by all workers. Named by its content hash.
public final class RuleBook: Sendable {
    /// What decisions and tests call the topic of an inquiry that no topic claims.
    public static let noTopic = "other"
    /// The topic that every book must have.
    public static let safetyTopic = "safety"

    /// 64 hexadecimal digits: what `cd rules && sha256sum -- *.yaml | LC_ALL=C sort -k 2 | sha256sum` prints.
    public let hash: String
    /// Decides messages.
    public let classifier: Classifier
    /// What publishing needs.
    public let routing: Routing
    /// The topics' names; `TopicID` is the index.
    public let topicNames: [String]
    /// The departments' names; `DepartmentID` is the index.
    public let departmentNames: [String]
    /// Who answers for each department.
    public let departmentContacts: [String]
    /// The rules' ids, topic by topic; `RuleID` is the index.
    public let ruleNames: [String]
    /// Who looks after each rule and what it is for, by `RuleID`.
    public let ruleNotes: [RuleNote]
    /// The tests of all rule files.
    public let tests: [RuleTest]

    init(
        classifier: Classifier, routing: Routing, topicNames: [String], departments: [DepartmentSource],
        ruleNames: [String], ruleNotes: [RuleNote], tests: [RuleTest]
    ) {
        self.hash = String(decoding: routing.ruleBook, as: UTF8.self)
        self.classifier = classifier
        self.routing = routing
        self.topicNames = topicNames
        self.departmentNames = departments.map(\.name.value)
        self.departmentContacts = departments.map(\.contact)
        self.ruleNames = ruleNames
        self.ruleNotes = ruleNotes
        self.tests = tests
    }
}
