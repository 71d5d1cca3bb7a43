/// What a rule's author wrote beside what it does.
public struct RuleNote: Sendable, Equatable {
    /// Who looks after it.
    public let owner: String?
    /// What it is for.
    public let description: String?
}
