/// What was done in some time, by name. What is 0 is left out.
public struct ServiceCounts: Codable, Sendable, Equatable {
    /// Inquiries that became assignments.
    public var inquiries = 0
    /// Those owned, by department.
    public var owned: [String: Int] = [:]
    /// Copies sent, by department.
    public var copies: [String: Int] = [:]
    /// Inquiries by priority.
    public var priorities: [String: Int] = [:]
    /// Inquiries by channel.
    public var channels: [String: Int] = [:]
    /// Inquiries in which a rule fired, by rule.
    public var rules: [String: Int] = [:]
    /// Dead letters by reason.
    public var deadLetters: [String: Int] = [:]
    /// Dead letters that tripped the safety rules.
    public var urgentDeadLetters = 0
    /// Offsets that retention deleted before they were read.
    public var offsetsLost = 0

    /// Nothing yet.
    public init() {}

    /// The names in JSON.
    public enum CodingKeys: String, CodingKey {
        case inquiries, owned, copies, priorities, channels, rules
        case deadLetters = "dead_letters"
        case urgentDeadLetters = "urgent_dead_letters"
        case offsetsLost = "offsets_lost"
    }
}
