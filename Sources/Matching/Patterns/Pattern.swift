/// What an automaton looks for.
public enum Pattern: Sendable, Hashable {
    /// Whole words, slots and beginnings.
    case phrase(Phrase)
    /// A regular expression.
    case expression(RegularExpression)
}
