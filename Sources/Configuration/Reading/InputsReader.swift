import Diagnostics
import Inquiries
import YAML

/// Reads the list `inputs`.
struct InputsReader {
    let settings: Settings
    let valueBytesMax: Int

    /// What is read where nobody says otherwise: `inquiries.<channel>`.
    static let defaultName = "inquiries"
    static let defaultPattern = #"^inquiries\.[A-Za-z0-9_-]+$"#

    private var problems: ConfigurationProblems { settings.problems }

    func read() -> InputTable {
        guard let node = settings.tree(Keys.inputs) else { return defaultTable() }
        guard let items = node.items(problems.yaml) else { return InputTable([]) }
        if items.isEmpty {
            problems.report(
                .emptyList, "no input is named", at: .file(node),
                hint: "leave `inputs` out to read every inquiries.<channel>")
        }
        var overlaps = InputOverlaps(problems: problems)
        return InputTable(
            items.compactMap { item in
                guard let mapping = YAMLMapping(item, problems: problems.yaml) else { return nil }
                return input(mapping, &overlaps)
            })
    }

    private func defaultTable() -> InputTable {
        guard let pattern = try? KafkaTopicPattern(Self.defaultPattern) else { return InputTable([]) }
        let definition = InputDefinition(name: Self.defaultName, valueBytesMax: valueBytesMax)
        return InputTable([InputConfiguration(source: .pattern(pattern), definition: definition)])
    }

    private func input(_ item: YAMLMapping, _ overlaps: inout InputOverlaps) -> InputConfiguration? {
        var mapping = item
        let nameNode = mapping.required(InputKey.name.rawValue)
        let source = source(&mapping, &overlaps)
        var definition = InputDefinition(name: "", valueBytesMax: valueBytesMax)
        if let nameNode, let name = name(nameNode) {
            definition.name = name
            overlaps.add(name: name, at: nameNode)
        }
        if let node = mapping.take(InputKey.channel.rawValue) { definition.channel = name(node) }
        definition.format = mapping.choice(InputKey.format.rawValue, InputKey.formats) ?? .json
        definition.textFormat = mapping.choice(InputKey.textFormat.rawValue, InputKey.textFormats) ?? .plain
        definition.timeFormat = mapping.choice(InputKey.timeFormat.rawValue, InputKey.timeFormats) ?? .rfc3339
        if let node = mapping.take(InputKey.map.rawValue) {
            definition.map = FieldMapReader(problems: problems).read(node, format: definition.format)
        }
        mapping.finish()
        return source.map { InputConfiguration(source: $0, definition: definition) }
    }

    /// A name of ours: the letters of a Kafka topic's name.
    private func name(_ node: YAMLNode) -> String? {
        guard let name = node.text(problems.yaml) else { return nil }
        if let problem = KafkaName.problem(name) { problems.report(.badName, problem, at: .file(node)) }
        return name
    }

    private func source(_ mapping: inout YAMLMapping, _ overlaps: inout InputOverlaps) -> InputConfiguration.Source? {
        let names = mapping.take(InputKey.kafkaTopics.rawValue)
        let pattern = mapping.take(InputKey.kafkaTopicPattern.rawValue)
        switch (names, pattern) {
        case (let names?, nil): return kafkaTopics(names, &overlaps)
        case (nil, let pattern?): return self.pattern(pattern, &overlaps)
        case (nil, nil):
            problems.report(
                .inputSource, "an input needs `kafka_topics` or `kafka_topic_pattern`", at: .file(mapping.node))
            return nil
        case (.some, let pattern?):
            problems.report(
                .inputSource, "an input has either `kafka_topics` or `kafka_topic_pattern`, not both",
                at: .file(pattern), hint: "make two inputs of it, or a pattern of alternatives: ^(sms|chat)$")
            return nil
        }
    }

    private func kafkaTopics(_ node: YAMLNode, _ overlaps: inout InputOverlaps) -> InputConfiguration.Source? {
        guard let items = node.items(problems.yaml) else { return nil }
        if items.isEmpty { problems.report(.emptyList, "no Kafka topic is named", at: .file(node)) }
        let names = items.compactMap { item in
            let name = name(item)
            if let name { overlaps.add(kafkaTopic: name, at: item) }
            return name
        }
        return .kafkaTopics(names)
    }

    private func pattern(_ node: YAMLNode, _ overlaps: inout InputOverlaps) -> InputConfiguration.Source? {
        guard let text = node.text(problems.yaml) else { return nil }
        overlaps.add(pattern: text, at: node)
        do throws(KafkaTopicPattern.Problem) {
            return .pattern(try KafkaTopicPattern(text))
        } catch {
            problems.report(
                .badPattern, error.reason, at: .file(node),
                hint: #"write a POSIX extended regular expression, for example ^sms\.[a-z]+$, in single quotes"#)
            return nil
        }
    }
}

/// Finds names and Kafka topics that stand twice among the inputs.
struct InputOverlaps {
    let problems: ConfigurationProblems
    private var names: [String: Int] = [:]
    private var kafkaTopics: [String: Int] = [:]

    init(problems: ConfigurationProblems) { self.problems = problems }

    mutating func add(name: String, at node: YAMLNode) {
        check(names.updateValue(node.start.line, forKey: name), "the input `\(name)` stands twice", node)
    }

    mutating func add(kafkaTopic: String, at node: YAMLNode) {
        check(
            kafkaTopics.updateValue(node.start.line, forKey: kafkaTopic),
            "the Kafka topic `\(kafkaTopic)` is read twice", node)
    }

    mutating func add(pattern: String, at node: YAMLNode) {
        // No name of a Kafka topic begins with ^, so patterns and names can't meet in the table.
        check(kafkaTopics.updateValue(node.start.line, forKey: pattern), "the pattern `\(pattern)` stands twice", node)
    }

    private func check(_ line: Int?, _ message: String, _ node: YAMLNode) {
        guard let line else { return }
        problems.report(.inputsOverlap, message, at: .file(node), hint: "it stands first on line \(line)")
    }
}
