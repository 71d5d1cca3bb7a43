/// Why a definition can't be compiled: every problem of every rule.
public struct ClassifierError: Error, Sendable, Equatable {
    /// One problem, and where it stands.
    public struct Problem: Sendable, Equatable {
        /// The topic; nil where it is the definition's own.
        public var topic: TopicID?
        /// The rule's place in its topic's rules; nil where it is the topic's own.
        public var rule: Int?
        /// What is wrong.
        public var reason: Reason

        /// A problem by its parts.
        public init(topic: TopicID?, rule: Int?, reason: Reason) {
            self.topic = topic
            self.rule = rule
            self.reason = reason
        }
    }

    /// What is wrong.
    public enum Reason: Error, Sendable, Equatable {
        /// A phrase without letter or digit matches nothing.
        case phraseWithoutWord(String)
        /// A phrase of more words than may be.
        case phraseTooLong(String, words: Int, wordsMax: Int)
        /// A phrase with a slot that does not exist, for example `{nummer}`.
        case unknownSlot(String, slot: String)
        /// A phrase with a `{` that nothing closes.
        case openSlot(String)
        /// A `*` that does not stand at the end of a word's beginning, as in `transport*`.
        case misplacedStar(String)
        /// A regular expression that can't be matched: what is wrong and where, in code points from its beginning.
        case expression(String, problem: String, offset: Int)
        /// A field's value without letter or digit equals nothing.
        case valueWithoutWord(String)
        /// A condition over an empty list.
        case emptyCondition
        /// "At least N of" fewer than N, or of none.
        case countOutOfRange(Int, of: Int)
        /// `near` needs two groups and takes at most `nearGroupsMax`.
        case nearGroupCount(Int)
        /// `near` within no word.
        case nearDistance(Int)
        /// Conditions nested deeper than `conditionDepthMax`.
        case tooDeep
        /// A score beyond `scoreMax`, or a lexicon beyond `lexiconTotalMax`.
        case scoreOutOfRange(Int)
        /// A rule that scores by its lexicon and has none that holds together with its other conditions.
        case noLexicon
        /// A rule that builds on itself, by way of others or directly.
        case ruleCycle
        /// A condition that comes to more than `instructionsPerRuleMax`, with the rules that it builds on.
        case ruleTooLarge
        /// A department, topic, rule or group that the sets of one word can't hold, or that does not exist.
        case idOutOfRange(Int)
    }

    /// The problems, at least one.
    public var problems: [Problem]
}

/// The limits of a definition.
public enum ClassifierLimits {
    /// Groups of one `near`: its search keeps a partial match for every subset of them.
    public static let nearGroupsMax = 6
    /// Nesting of conditions: what a person can still read, and what the compiler may recurse.
    public static let conditionDepthMax = 32
    /// The conditions of one rule, with those of the rules that it builds on put in their places: rules that build on
    /// each other twice over would double with every step.
    public static let instructionsPerRuleMax = 4096
    /// The largest score, either way: sums stay far from overflow.
    public static let scoreMax = 1_000_000
    /// What all weights of a lexicon may come to, either way: they are added up in 32 bits, sixteen lexicons at once.
    public static let lexiconTotalMax = Int(Int32.max)
    /// The places at which a fired rule keeps evidence: enough for every group of a `near` and a few more.
    public static let evidencePerRuleMax = 8
    /// The places that a lexicon keeps as evidence, those of its heaviest words: what a person reads as the reason. All of them
    /// count, and `trace` has them all.
    public static let lexiconPlacesMax = 3
    /// The fired rules that a decision keeps, so that an assignment stays small: the owner's before the others'.
    /// Scores, copies and priority count them all.
    public static let firedRulesMax = 64
}
