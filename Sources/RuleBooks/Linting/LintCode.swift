/// The stable codes of what a rule book that loads would better not have. All are warnings.
public enum LintCode: String, Sendable, CaseIterable {
    /// No message was found that makes the rule fire.
    case neverFires = "L001"
    /// A topic that can't reach its threshold, or a rule whose topic another one always beats.
    case neverWins = "L002"
    /// Two topics that have the same score where only one topic's words stand.
    case topicsTie = "L003"
    /// A rule that no test makes fire.
    case untested = "L004"
    /// A topic with many phrases in one language and none in another that the book has phrases in.
    case languageGap = "L005"
    /// A phrase that changes nothing, because a shorter one of the same list is found wherever it is.
    case swallowedPhrase = "L006"
    /// A regular expression, or a word's beginning, that is found in what everybody writes.
    case broadPattern = "L007"
    /// A phrase list that nothing names.
    case unusedList = "L009"
    /// A department that nothing is sent to.
    case idleDepartment = "L010"
    /// Two rules of a topic with the same condition.
    case sameCondition = "L011"
}
