/// Something a command line may say, with the type of its value: a flag, an option with a value, or an argument by place.
///
///     static let rules = Parameter.option("rules", "DIR", default: "rules", help: "the rule book's folder")
///     static let isDryRun = Parameter.flag("dry-run", help: "show what would be done")
public struct Parameter<Value: Sendable>: Sendable {
    /// What the command line and the help need to know.
    public let declaration: ParameterDeclaration
    /// The value where the command line says nothing.
    public let fallback: Value
    private let read: @Sendable ([String]) throws(ParameterProblem) -> Value

    init(
        _ declaration: ParameterDeclaration, fallback: Value,
        read: @escaping @Sendable ([String]) throws(ParameterProblem) -> Value
    ) {
        var declaration = declaration
        declaration.check = { texts throws(ParameterProblem) in _ = try read(texts) }
        self.declaration = declaration
        self.fallback = fallback
        self.read = read
    }

    /// The value of texts that `declaration.check` has let pass.
    func value(of texts: [String]) -> Value {
        do throws(ParameterProblem) { return try read(texts) } catch { return fallback }
    }
}

/// Why a value is refused; the message follows the parameter's name.
public struct ParameterProblem: Error, Sendable {
    /// What is wrong, for example `must be a whole number, not "x"`.
    public var message: String

    /// A problem by its message.
    public init(_ message: String) { self.message = message }
}

/// A parameter without the type of its value: what parsing and help work with.
public struct ParameterDeclaration: Sendable {
    /// How it is said.
    public enum Kind: Sendable {
        /// `--name`.
        case flag
        /// `--name VALUE` or `--name=VALUE`.
        case option
        /// By its place.
        case argument
    }

    /// How it is said.
    public var kind: Kind
    /// The option's name without its hyphens; for an argument the same as its placeholder.
    public var name: String
    /// What the help shows for the value.
    public var placeholder: String
    /// One sentence without a full stop.
    public var help: String
    /// What holds where nothing is said, as the help shows it.
    public var defaultText: String?
    /// The variable that gives the value where the command line does not.
    public var environmentVariable: String?
    /// Whether it may be given several times.
    public var isRepeatable = false
    /// Whether it must be given.
    public var isRequired = false
    /// Throws where texts are no value of the parameter.
    var check: @Sendable ([String]) throws(ParameterProblem) -> Void = { _ in }

    /// How messages and help call it: `--rules` or `DIR`.
    public var label: String { kind == .argument ? placeholder : "--\(name)" }
}
