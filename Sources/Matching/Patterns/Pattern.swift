/// What an automaton looks for.
public enum Pattern: Sendable, Hashable {
    /// Whole words, slots and beginnings.
    case phrase(Phrase)
    /// A regular expression.
    case expression(RegularExpression)

    /// How many words a match has at least and at most.
    var words: ClosedRange<Int> {
        switch self {
        case .phrase(let phrase): phrase.words
        case .expression(let expression): expression.automaton.words
        }
    }
}
