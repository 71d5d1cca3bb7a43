import Matching

/// The buffers of one worker that classifying a message fills: the automaton's cache, the rules that fired and the topics'
/// scores. Valid until the next message; for one thread at a time.
public final class ClassifierScratch {
    /// The rules that fired, by rule id; at most `ClassifierLimits.firedRulesMax`.
    public var firedRules: [FiredRule] { state.firedRules }
    /// Every topic's score, by topic id.
    public var topicScores: [Int] { state.topicScores }

    /// Everything, as one value: the message path takes access to it once.
    var state = MessageState()

    /// Scratch without contents. It adapts itself to the classifier that uses it.
    public init() {}
}
