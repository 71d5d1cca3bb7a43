/// One named value of a log line. Values are ids, names from the configuration, counts and codes, never message text.
public struct LogField: Sendable, Equatable {
    /// What a field holds.
    public enum Value: Sendable, Equatable {
        /// A word or a sentence.
        case text(String)
        /// A whole number.
        case integer(Int64)
        /// Counts by name, in the order given.
        case counts([LogCount])
    }

    /// The name, the same in both formats.
    public let name: StaticString
    /// The value.
    public let value: Value

    /// A field with a text.
    public static func text(_ name: StaticString, _ value: String) -> LogField {
        LogField(name: name, value: .text(value))
    }

    /// A field with a whole number.
    public static func integer(_ name: StaticString, _ value: some BinaryInteger) -> LogField {
        LogField(name: name, value: .integer(Int64(clamping: value)))
    }

    /// A field with counts by name.
    public static func counts(_ name: StaticString, _ value: [LogCount]) -> LogField {
        LogField(name: name, value: .counts(value))
    }

    /// Compares name and value.
    public static func == (left: LogField, right: LogField) -> Bool {
        left.name.description == right.name.description && left.value == right.value
    }
}

/// A count with its name.
public struct LogCount: Sendable, Equatable {
    /// What was counted.
    public let name: String
    /// How many.
    public let count: Int

    /// A count with its name.
    public init(name: String, count: Int) {
        self.name = name
        self.count = count
    }
}
