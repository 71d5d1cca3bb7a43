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
        /// Good rule books, for all instances; compacted.
        case ruleBooks
        /// What each instance runs; compacted.
        case instances

        /// The word in JSON output.
        public var word: String {
            switch self {
            case .input: "input"
            case .assignments: "assignments"
            case .urgentAssignments: "urgent_assignments"
            case .decisions: "decisions"
            case .deadLetters: "dead_letters"
            case .ruleBooks: "rule_books"
            case .instances: "instances"
            }
        }

        /// The input or department; nil for the Kafka topics that are Switchboard's own.
        public var owner: String? {
            switch self {
            case .input(let name), .assignments(let name), .urgentAssignments(let name): name
            case .decisions, .deadLetters, .ruleBooks, .instances: nil
            }
        }

        /// Whether Switchboard writes to it.
        public var isOutput: Bool {
            if case .input = self { false } else { true }
        }

        /// Whether instances tell each other by it. Inquiries are routed without it too.
        public var isForInstances: Bool { self == .ruleBooks || self == .instances }

        /// The settings that it is created with.
        var settings: [String: String] {
            switch self {
            case .ruleBooks: ["cleanup.policy": "compact"]
            // Only closed segments are compacted, and every instance writes every few seconds. Who is silent is told by one clock.
            case .instances:
                ["cleanup.policy": "compact", "segment.ms": "600000", "message.timestamp.type": "LogAppendTime"]
            default: [:]
            }
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
        case .ruleBooks: "rule books"
        case .instances: "instances"
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
        case .ruleBooks: "`kafka_topics.rule_books` in the configuration"
        case .instances: "`kafka_topics.instances` in the configuration"
        }
    }
}

extension PlannedTopic: CustomStringConvertible {
    /// Name and role: `assignments.hr (assignments of hr)`.
    public var description: String { "\(name) (\(role))" }
}
