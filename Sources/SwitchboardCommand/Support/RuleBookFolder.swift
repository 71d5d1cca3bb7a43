import CommandOptions
import Configuration

/// The folder that commands about one rule book work on.
enum RuleBookFolder {
    /// `[DIR]`
    static let argument = Parameter<String?>.optionalArgument(
        "DIR", help: "the rule book's folder; without it the configuration's, which is rules by default")

    /// The folder that was given, else the configuration's; nil where that is wrong: the command then ends with
    /// `ExitCode.configuration`.
    static func path(_ values: ParameterValues, _ parameter: Parameter<String?> = argument) -> String? {
        values[parameter]
            ?? loadConfiguration(values[SharedParameters.config], color: values[ColorChoice.parameter])?.rules
    }
}
