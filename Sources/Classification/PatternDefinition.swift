/// What a condition looks for in the subject or the text.
public enum PatternDefinition: Sendable, Hashable, ExpressibleByStringLiteral {
    /// Whole words and slots, see `Phrase`.
    case phrase(String)

    /// A phrase.
    public init(stringLiteral text: String) { self = .phrase(text) }
}
