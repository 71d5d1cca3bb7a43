import CommandOptions

/// What `--format` may say.
enum OutputFormat {
    /// For people.
    case text
    /// One JSON value.
    case json

    var isJSON: Bool { self == .json }

    /// `--format text|json`
    static let parameter = Parameter<OutputFormat>.choice(
        "format", ("text", .text), ("json", .json), help: "text for people, json for machines")
}
