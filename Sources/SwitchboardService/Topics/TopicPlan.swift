public import Assignments
public import Configuration
import Inquiries
public import RuleBooks

/// Every Kafka topic that a configuration and its rule book need, known without asking a broker.
public struct TopicPlan: Sendable {
    /// An input that reads all Kafka topics whose names match.
    public struct Pattern: Sendable, Hashable {
        /// The input's name.
        public let input: String
        /// A POSIX extended regular expression that begins with `^`.
        public let expression: String
    }

    /// The Kafka topics that inputs name, in the order of the configuration.
    public let inputs: [PlannedTopic]
    /// The inputs that read by pattern.
    public let patterns: [Pattern]
    /// The Kafka topics that are written: each department's, then decisions and dead letters.
    public let outputs: [PlannedTopic]
    /// The Kafka topics by which instances tell each other what they run.
    public let shared: [PlannedTopic]
    /// What makes outputs unusable whatever the broker holds: an input would read them again, or two roles share one.
    public let overlaps: [TopicProblem]
    /// What a Kafka topic of each customary channel would be called, where an input reads it by pattern: a pattern names
    /// no Kafka topic, so these are what `topics create` makes for it.
    public let channelInputs: [PlannedTopic]
    /// The largest record that is written to any of them (`limits.output_bytes`).
    public let outputBytes: Int
    private let table: InputTable

    /// The channels that people write by; `inquiries.<channel>` is the customary name.
    static let channels = ["sms", "email", "voicemail", "web", "chat", "social"]

    /// The plan of a configuration with a rule book.
    public init(configuration: ServiceConfiguration, ruleBook: RuleBook) {
        self.init(configuration: configuration, routing: ruleBook.routing)
    }

    /// The plan of a configuration with a rule book's routing.
    public init(configuration: ServiceConfiguration, routing: Routing) {
        let table = configuration.inputs
        var inputs: [PlannedTopic] = []
        var patterns: [Pattern] = []
        for input in table.inputs {
            let name = input.definition.name
            switch input.source {
            case .kafkaTopics(let names): inputs += names.map { PlannedTopic($0, .input(name)) }
            case .pattern(let pattern): patterns.append(Pattern(input: name, expression: pattern.text))
            }
        }
        let outputs =
            Self.departmentOutputs(routing) + [
                PlannedTopic(configuration.kafkaTopics.decisions, .decisions),
                PlannedTopic(configuration.kafkaTopics.deadLetter, .deadLetters),
            ]
        let shared = [
            PlannedTopic(configuration.kafkaTopics.ruleBooks, .ruleBooks),
            PlannedTopic(configuration.kafkaTopics.instances, .instances),
        ]
        self.table = table
        self.inputs = inputs
        self.patterns = patterns
        self.outputs = outputs
        self.shared = shared
        overlaps = Self.readAgain(outputs + shared, by: table) + Self.sharedByTwo(outputs + shared)
        outputBytes = configuration.limits.outputBytes
        channelInputs = Self.channels.compactMap { channel in
            let name = "inquiries.\(channel)"
            guard !inputs.contains(where: { $0.name == name }), let input = table.input(forKafkaTopic: name) else {
                return nil
            }
            return PlannedTopic(name, .input(input.definition.name))
        }
    }

    /// What `topics check` looks for: named inputs, outputs, and what instances share.
    public var required: [PlannedTopic] { inputs + outputs + shared }

    /// Whether the input of a pattern reads a Kafka topic.
    func reads(_ kafkaTopic: String, by pattern: Pattern) -> Bool {
        table.input(forKafkaTopic: kafkaTopic)?.definition.name == pattern.input
    }

    private static func departmentOutputs(_ routing: Routing) -> [PlannedTopic] {
        routing.departments.flatMap { department in
            let name = String(decoding: department.name, as: UTF8.self)
            let own = PlannedTopic(routing.kafkaTopics[department.kafkaTopic], .assignments(department: name))
            guard department.urgentKafkaTopic != department.kafkaTopic else { return [own] }
            let urgent = routing.kafkaTopics[department.urgentKafkaTopic]
            return [own, PlannedTopic(urgent, .urgentAssignments(department: name))]
        }
    }

    private static func readAgain(_ outputs: [PlannedTopic], by table: InputTable) -> [TopicProblem] {
        outputs.compactMap { output in
            guard let input = table.input(forKafkaTopic: output.name)?.definition.name else { return nil }
            return TopicProblem(
                .readAgain, output,
                "the input \(input) would read the Kafka topic \(output) again: name another by \(output.role.setting), or narrow the input"
            )
        }
    }

    private static func sharedByTwo(_ outputs: [PlannedTopic]) -> [TopicProblem] {
        var first: [String: PlannedTopic] = [:]
        return outputs.compactMap { output in
            guard let other = first[output.name] else {
                first[output.name] = output
                return nil
            }
            return TopicProblem(
                .shared, output,
                "the Kafka topic \(output.name) would hold both \(other.role) and \(output.role): name another by \(output.role.setting)"
            )
        }
    }
}
