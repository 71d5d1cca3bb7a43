/// What a condition looks for in the subject or the text: docs/rules.md has the exact meaning.
public enum PatternDefinition: Sendable, Hashable, ExpressibleByStringLiteral {
    /// Whole words, with slots (`{number}`, `{word}`, `{time}`) and beginnings (`transport*`). With `allowsTypos`, long words
    /// may have one typo, see `Phrase`.
    case phrase(String, allowsTypos: Bool = false)
    /// A regular expression over whole words, see `RegularExpression`.
    case expression(String)

    /// A phrase without typos.
    public init(stringLiteral text: String) { self = .phrase(text) }
}
