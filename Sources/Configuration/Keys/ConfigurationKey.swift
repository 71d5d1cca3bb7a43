import YAML

/// A setting: where it stands in the file, what its value may be, what holds without it. The file's keys, the
/// environment's variables and the documentation all follow from this declaration.
struct ConfigurationKey<Value: Sendable>: Sendable {
    let declaration: ConfigurationKeyDeclaration
    /// What holds where neither file nor environment says anything.
    let fallback: Value
    /// Reads a value from its text.
    let read: @Sendable (String) throws(ScalarProblem) -> Value

    var path: String { declaration.path }
}

/// A setting without the type of its value.
public struct ConfigurationKeyDeclaration: Sendable {
    /// What stands at the key.
    public enum Shape: Sendable {
        /// One value, which the environment can give too.
        case scalar
        /// A list of names; the environment separates them by commas.
        case names
        /// A list or mapping that only the file can give.
        case tree
    }

    /// The keys from the top of the file, joined by dots.
    public let path: String
    /// What stands there.
    public let shape: Shape
    /// What the value may be, in words.
    public let type: String
    /// What holds without it, in words; empty for nothing.
    public let defaultText: String
    /// What it is for.
    public let help: String

    /// The variable that gives it; nil where only the file can.
    public var environmentVariable: String? {
        shape == .tree ? nil : Self.environmentVariable(path)
    }

    /// The variable of a path: `kafka.group` is `SWITCHBOARD_KAFKA_GROUP`.
    static func environmentVariable(_ path: String) -> String {
        environmentPrefix + path.uppercased().replacing(".", with: "_")
    }

    static let environmentPrefix = "SWITCHBOARD_"
}

extension ConfigurationKey {
    private init(
        _ path: String, type: String, default value: Value, _ defaultText: String, help: String,
        read: @escaping @Sendable (String) throws(ScalarProblem) -> Value
    ) {
        declaration = ConfigurationKeyDeclaration(
            path: path, shape: .scalar, type: type, defaultText: defaultText, help: help)
        fallback = value
        self.read = read
    }

    /// One of a few words, the first of which is the default.
    static func choice(
        _ path: String, _ choices: [(word: String, value: Value)], default value: Value, help: String
    )
        -> Self where Value: Equatable
    {
        let words = choices.map { "`\($0.word)`" }.joined(separator: ", ")
        let defaultText = choices.first { $0.value == value }?.word ?? ""
        return Self(path, type: words, default: value, defaultText, help: help) { text throws(ScalarProblem) in
            try ScalarText.choice(text, of: choices)
        }
    }
}

extension ConfigurationKey where Value == String {
    static func text(_ path: String, type: String = "text", default text: String, help: String) -> Self {
        Self(path, type: type, default: text, text, help: help) { $0 }
    }
}

extension ConfigurationKey where Value == String? {
    static func text(_ path: String, type: String = "text", without: String = "", help: String) -> Self {
        Self(path, type: type, default: nil, without, help: help) { $0 }
    }
}

extension ConfigurationKey where Value == Int? {
    static func integer(_ path: String, in range: ClosedRange<Int>, without: String, help: String) -> Self {
        let type = "\(range.lowerBound) to \(range.upperBound)"
        return Self(path, type: type, default: nil, without, help: help) { text throws(ScalarProblem) in
            try ScalarText.integer(text, in: range)
        }
    }
}

extension ConfigurationKey where Value == Int {
    static func integer(_ path: String, in range: ClosedRange<Int>, default value: Int, help: String) -> Self {
        let type = "\(range.lowerBound) to \(range.upperBound)"
        return Self(path, type: type, default: value, String(value), help: help) { text throws(ScalarProblem) in
            try ScalarText.integer(text, in: range)
        }
    }

    static func bytes(_ path: String, in range: ClosedRange<Int>, default value: Int, help: String) -> Self {
        let type = "\(ByteCount.describe(range.lowerBound)) to \(ByteCount.describe(range.upperBound))"
        return Self(path, type: type, default: value, ByteCount.describe(value), help: help) {
            text throws(ScalarProblem) in
            try ByteCount.parse(text, in: range)
        }
    }
}

extension ConfigurationKey where Value == Bool {
    static func bool(_ path: String, default value: Bool, help: String) -> Self {
        Self(path, type: "`true`, `false`", default: value, String(value), help: help) { text throws(ScalarProblem) in
            try ScalarText.bool(text)
        }
    }
}

extension ConfigurationKey where Value == Bool? {
    static func bool(_ path: String, without: String, help: String) -> Self {
        Self(path, type: "`true`, `false`", default: nil, without, help: help) { text throws(ScalarProblem) in
            try ScalarText.bool(text)
        }
    }
}

extension ConfigurationKey where Value == Duration {
    static func duration(
        _ path: String, in range: ClosedRange<Duration>, default value: Duration, help: String
    ) -> Self {
        let type = "\(ScalarText.describe(range.lowerBound)) to \(ScalarText.describe(range.upperBound))"
        return Self(path, type: type, default: value, ScalarText.describe(value), help: help) {
            text throws(ScalarProblem) in
            try ScalarText.duration(text, in: range)
        }
    }
}
