public import Matching

/// The pure result of classifying one message. The rules that fired and their evidence stand in the
/// `ClassifierScratch` that was used, until its next use.
public struct Decision: Sendable, Equatable {
    /// The topic that owns; nil where no topic claims and the fallback department owns.
    public var topic: TopicID?
    /// The department that owns.
    public var owner: DepartmentID
    /// The departments that get a copy; never the owner.
    public var copies: DepartmentSet
    /// The priority, one a message.
    public var priority: Priority
    /// The owning topic's score; 0 where none claims.
    public var score: Int
    /// The owning topic's threshold; 0 where none claims.
    public var threshold: Int
    /// The best topic beside the owner whose score is above 0, if any.
    public var runnerUp: TopicID?
    /// The runner-up's score.
    public var runnerUpScore: Int
    /// The language that the text was taken for; nil where the message names one, and where nothing speaks for any.
    public var guessedLanguage: GuessedLanguage? = nil

    /// The tag of `guessedLanguage`.
    public var guessedLanguageTag: StaticString? { guessedLanguage?.tag }
}

/// A rule that fired.
public struct FiredRule: Sendable, Equatable {
    /// The rule.
    public var rule: RuleID
    /// The topic whose rule set it stands in.
    public var topic: TopicID
    /// What it added to that topic's score.
    public var score: Int
    /// What it rests on, in the scratch: `Classifier.findEvidence` has the words.
    let proof: Range<Int>
}

/// The words that made a rule fire.
public struct Evidence: Sendable, Equatable, BitwiseCopyable {
    /// The field that they stand in.
    public enum Field: UInt8, Sendable, BitwiseCopyable { case subject, text }

    /// The field that they stand in.
    public var field: Field
    /// Where they begin, in Unicode code points of the decoded field.
    public var start: Int
    /// Where they end, exclusive.
    public var end: Int

    /// Evidence by its parts.
    public init(field: Field, start: Int, end: Int) {
        self.field = field
        self.start = start
        self.end = end
    }
}
