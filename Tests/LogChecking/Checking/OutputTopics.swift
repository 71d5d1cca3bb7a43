/// Which Kafka topic holds what a service publishes.
public struct OutputTopics: Sendable {
    /// The departments' Kafka topics, by department.
    public let assignments: [String: String]
    /// The decision records'.
    public let decisions: String
    /// The dead letters'.
    public let deadLetters: String

    /// Kafka topics by their names.
    public init(assignments: [String: String], decisions: String, deadLetters: String) {
        self.assignments = assignments
        self.decisions = decisions
        self.deadLetters = deadLetters
    }

    /// All of them.
    public var all: [String] { assignments.values.sorted() + [decisions, deadLetters] }
}
