/// The buffers of one worker that classifying a message fills: the automaton's cache, the rules that fired, their
/// evidence and the topics' scores. Valid until the next message.
public final class ClassifierScratch {
    /// The rules that fired, by rule id.
    public internal(set) var firedRules: [FiredRule] = []
    /// The evidence of all fired rules, one after the other.
    public internal(set) var evidence: [Evidence] = []
    /// Every topic's score, by topic id.
    public internal(set) var topicScores: [Int] = []

    /// Scratch without contents.
    public init() {}
}
