public import Inquiries

/// An input: the Kafka topics it reads, and how their records are read.
public struct InputConfiguration: Sendable {
    /// Which Kafka topics.
    public enum Source: Sendable {
        /// These.
        case kafkaTopics([String])
        /// All that match, also those that appear later.
        case pattern(KafkaTopicPattern)
    }

    /// Which Kafka topics.
    public let source: Source
    /// How their records are read.
    public let definition: InputDefinition
}

/// All inputs, with the question which of them a Kafka topic belongs to.
public struct InputTable: Sendable {
    /// The inputs in the order of the file.
    public let inputs: [InputConfiguration]
    private let byName: [String: Int]
    private let patterns: [(pattern: KafkaTopicPattern, index: Int)]

    init(_ inputs: [InputConfiguration]) {
        self.inputs = inputs
        var byName: [String: Int] = [:]
        var patterns: [(KafkaTopicPattern, Int)] = []
        for (index, input) in inputs.enumerated() {
            switch input.source {
            case .kafkaTopics(let names): for name in names where byName[name] == nil { byName[name] = index }
            case .pattern(let pattern): patterns.append((pattern, index))
            }
        }
        self.byName = byName
        self.patterns = patterns
    }

    /// What to subscribe to: names, and patterns, which begin with `^`.
    public var subscription: [String] {
        inputs.flatMap { input in
            switch input.source {
            case .kafkaTopics(let names): names
            case .pattern(let pattern): [pattern.text]
            }
        }
    }

    /// The position in `inputs` of the input that reads a Kafka topic: one that names it, else the first whose pattern matches.
    public func index(ofKafkaTopic name: String) -> Int? {
        byName[name] ?? patterns.first { $0.pattern.matches(name) }?.index
    }

    /// The input that reads a Kafka topic.
    public func input(forKafkaTopic name: String) -> InputConfiguration? {
        index(ofKafkaTopic: name).map { inputs[$0] }
    }

    /// The input of a name in the configuration.
    public func input(named name: String) -> InputConfiguration? { inputs.first { $0.definition.name == name } }

    /// Those of the Kafka topics to be written that an input would read again, with the input's name.
    public func overlaps(withOutputs kafkaTopics: some Sequence<String>) -> [(kafkaTopic: String, input: String)] {
        kafkaTopics.compactMap { name in
            input(forKafkaTopic: name).map { (kafkaTopic: name, input: $0.definition.name) }
        }
    }
}
