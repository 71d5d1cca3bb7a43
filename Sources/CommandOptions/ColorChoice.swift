/// What `--color` may say.
public enum ColorChoice: Sendable {
    /// Colours on a terminal that has them.
    case auto
    /// Colours always.
    case always
    /// Colours never.
    case never

    /// The option that every command with coloured output takes.
    public static let parameter = Parameter.choice(
        "color", ("auto", ColorChoice.auto), ("always", .always), ("never", .never),
        help: "colours in what is shown; auto is on a terminal, unless NO_COLOR is set")

    /// Whether to write colours: on a terminal, unless `NO_COLOR` (no-color.org) is set or `TERM` is `dumb`.
    public func usesColor(on stream: StandardStream, environment: [String: String]) -> Bool {
        usesColor(isTerminal: stream.isTerminal, environment: environment)
    }

    /// The same decision for something that is or is not a terminal.
    public func usesColor(isTerminal: Bool, environment: [String: String]) -> Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto: isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
        }
    }
}
