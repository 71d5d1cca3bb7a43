/// A Kafka topic that a configuration and its rule book need.
public struct PlannedTopic: Sendable, Hashable {
    /// What a Kafka topic is for.
    public enum Role: Sendable, Hashable {
        /// Inquiries, read by the input of this name.
        case input(String)
        /// A department's assignments.
        case assignments(department: String)
        /// A department's urgent assignments, where they have a Kafka topic of their own.
        case urgentAssignments(department: String)
        /// Decision records.
        case decisions
        /// Inquiries that can't be read.
        case deadLetters

        /// The word in JSON output.
        public var word: String {
            switch self {
            case .input: "input"
            case .assignments: "assignments"
            case .urgentAssignments: "urgent_assignments"
            case .decisions: "decisions"
            case .deadLetters: "dead_letters"
            }
        }

        /// The input or department; nil for the Kafka topics that are Switchboard's own.
        public var owner: String? {
            switch self {
            case .input(let name), .assignments(let name), .urgentAssignments(let name): name
            case .decisions, .deadLetters: nil
            }
        }

        /// Whether Switchboard writes to it.
        public var isOutput: Bool {
            if case .input = self { false } else { true }
        }
    }

    /// Its name.
    public let name: String
    /// What it is for.
    public let role: Role

    /// A Kafka topic by its parts.
    public init(_ name: String, _ role: Role) {
        self.name = name
        self.role = role
    }
}

extension PlannedTopic.Role: CustomStringConvertible {
    /// What it is for, in a few words: `assignments of hr`.
    public var description: String {
        switch self {
        case .input(let name): "input \(name)"
        case .assignments(let department): "assignments of \(department)"
        case .urgentAssignments(let department): "urgent assignments of \(department)"
        case .decisions: "decisions"
        case .deadLetters: "dead letters"
        }
    }

    /// The key that names the Kafka topic, for sentences that say what to change.
    var setting: String {
        switch self {
        case .input: "`inputs` in the configuration"
        case .assignments: "`kafka_topic` in district.yaml"
        case .urgentAssignments: "`urgent_kafka_topic` in district.yaml"
        case .decisions: "`kafka_topics.decisions` in the configuration"
        case .deadLetters: "`kafka_topics.dead_letter` in the configuration"
        }
    }
}

extension PlannedTopic: CustomStringConvertible {
    /// Name and role: `assignments.hr (assignments of hr)`.
    public var description: String { "\(name) (\(role))" }
}
