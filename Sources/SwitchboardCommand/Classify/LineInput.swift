import CommandOptions
import Configuration
import Inquiries

/// How a command that takes inquiries as lines reads them.
struct LineInput {
    /// How a line is read.
    var definition = InputDefinition(name: "standard input")
    /// The Kafka topic that lines are taken to come from.
    var kafkaTopic = ""

    /// `--input NAME`
    static let parameter = Parameter<String?>.option(
        "input", "NAME",
        help: "read lines as this input of the configuration does; without it in Switchboard's own shape")

    /// Our own shape.
    init() {}

    /// What the command line asks for; nil, and said why, where the configuration has no such input.
    init?(_ values: ParameterValues, _ configuration: ServiceConfiguration, command: String) {
        definition.valueBytesMax = configuration.limits.inputBytes
        guard let name = values[Self.parameter] else { return }
        guard let chosen = configuration.inputs.input(named: name) else {
            let names = configuration.inputs.inputs.map(\.definition.name).joined(separator: ", ")
            StandardStream.error.write(
                "switchboard \(command): the configuration has no input \"\(name)\" (it has: \(names))\n")
            return nil
        }
        definition = chosen.definition
        if case .kafkaTopics(let names) = chosen.source { kafkaTopic = names.first ?? "" }
    }
}
