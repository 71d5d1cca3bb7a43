import Assignments
import Classification

/// What a rule book may be at most. Each is far above what a district writes, and keeps loading within milliseconds
/// and megabytes whatever the files hold.
public enum RuleBookLimits {
    /// YAML files in the folder: district.yaml and one a topic.
    public static let filesMax = topicsMax + 1
    /// Topics; a decision keeps a score for each.
    public static let topicsMax = 64
    /// Departments: the bits of `DepartmentSet`.
    public static let departmentsMax = DepartmentSet.departmentsMax
    /// Rules of all topics.
    public static let rulesMax = 10_000
    /// Phrases that the conditions of one topic come to, once their lists are put in: what the automaton is built of.
    public static let phrasesMax = 100_000
    /// What the regular expressions of one file may come to, in moves between the automaton's states: some hundreds of usual
    /// ones have so many, and a dozen that are built to explode.
    public static let expressionMovesMax = 60_000
    /// How many phrase lists may name each other in a row: what a person can follow, and what the compiler may recurse.
    public static let listDepthMax = 32
    /// The length of a phrase in characters: a sentence, not a message.
    public static let phraseLengthMax = 200
    /// The widest `near`, in words: about a page.
    public static let nearWordsMax = 500
    /// The groups of one `near`.
    public static let nearGroupsMax = ClassifierLimits.nearGroupsMax
    /// The largest score or threshold, either sign: sums of 10,000 rules stay far from overflow.
    public static let scoreMax = 1000
    /// The longest time for an answer.
    public static let answerWithinMax: Duration = .seconds(366 * 86_400)
    /// The most school days for an answer.
    public static let schoolDaysMax = AnswerPolicy.Calendar.schoolDaysMax
    /// The length of an id or name in characters; they become headers and parts of Kafka topics' names.
    public static let nameLengthMax = 64
    /// The longest name Kafka takes for a topic.
    public static let kafkaTopicLengthMax = 249
}
