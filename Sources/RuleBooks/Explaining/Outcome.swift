public import Classification

/// What a decision comes to, by names: what two books, or two texts, can be compared by.
public struct Outcome: Sendable, Hashable {
    /// The owning topic, `RuleBook.noTopic` for none.
    public let topic: String
    /// The department that owns.
    public let owner: String
    /// The departments that get a copy, in the order of district.yaml.
    public let copies: [String]
    /// The priority.
    public let priority: Priority

    /// A decision of a book.
    public init(_ decision: Decision, of book: RuleBook) {
        topic = decision.topic.map { book.topicNames[$0] } ?? RuleBook.noTopic
        owner = book.departmentNames[decision.owner]
        copies = book.departmentNames.indices.filter { decision.copies.contains(DepartmentSet($0)) }
            .map { book.departmentNames[$0] }
        priority = decision.priority
    }
}
