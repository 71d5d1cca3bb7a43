import Assignments
import Classification

/// Explains messages by one book. One at a time: it owns the classifier's scratch.
public final class Explainer {
    let book: RuleBook
    /// By `RuleID`.
    private let rules: [RuleDefinition]
    private let scratch = ClassifierScratch()
    private var buffer: [UInt8] = []

    /// An explainer of a book.
    public init(book: RuleBook) {
        self.book = book
        rules = book.classifier.definition.topics.flatMap(\.rules)
    }

    /// Explains what becomes of a message.
    public func explain(_ message: PlainMessage) -> Explanation {
        let trace = trace(message)
        let decision = trace.decision
        let sentence = book.routing.sentence(of: decision, by: book.classifier, evidence: scratch)
        let words = MessageWords(message)
        return Explanation(
            sentence: sentence, message: message, outcome: Outcome(decision, of: book), score: decision.score,
            threshold: decision.threshold, topics: topics(trace, words),
            nearlyFired: nearlyFired(trace, message, words),
            runnerUp: runnerUp(trace), changes: changes(of: message, trace, words))
    }

    /// What becomes of a message, alone.
    public func outcome(of message: PlainMessage) -> Outcome {
        let read = message.message(in: &buffer)
        let bytes = buffer
        return Outcome(book.classifier.classify(read, in: bytes.span, scratch: scratch), of: book)
    }

    func trace(_ message: PlainMessage) -> ClassificationTrace {
        let read = message.message(in: &buffer)
        let bytes = buffer
        return book.classifier.trace(read, in: bytes.span, scratch: scratch)
    }

    private func topics(_ trace: ClassificationTrace, _ words: MessageWords) -> [Explanation.Topic] {
        let definition = book.classifier.definition
        return definition.topics.enumerated().map { id, topic in
            let firedRules = trace.rules.filter { $0.topic == id && $0.fired }.sorted(by: Self.hasMoreEffect)
            let copyThreshold = copyThreshold(of: id)
            let score = trace.topicScores[id]
            let copies = copyThreshold.map { score >= $0 } ?? false
            return Explanation.Topic(
                name: topic.name, score: score, threshold: topic.threshold, copyThreshold: copyThreshold,
                role: id == trace.decision.topic ? .owner : copies ? .copy : .none,
                rules: firedRules.map { fired($0, words) })
        }
    }

    /// A rule that fired, with the words that it rests on: of a lexicon all.
    private func fired(_ trace: RuleTrace, _ words: MessageWords) -> Explanation.Fired {
        let lexicon = trace.condition.words
        return .init(
            rule: rule(trace), words: words.at(lexicon.isEmpty ? trace.condition.evidence : lexicon.map(\.place)),
            weights: lexicon.map(\.weight))
    }

    /// From where on a topic's department gets a copy; nil for never.
    private func copyThreshold(of topic: TopicID) -> Int? {
        let definition = book.classifier.definition
        let own = definition.topics[topic]
        return own.copyThreshold ?? (topic == definition.safetyTopic ? own.threshold : nil)
    }

    private func rule(_ trace: RuleTrace) -> Explanation.Rule {
        let definition = definition(of: trace)
        return .init(
            topic: book.topicNames[trace.topic], id: definition.id, score: trace.score,
            priority: definition.priority, copyTo: definition.copyTo.map { book.departmentNames[$0] })
    }

    func definition(of trace: RuleTrace) -> RuleDefinition { rules[trace.rule] }

    func context(_ message: PlainMessage, _ words: MessageWords, of rule: RuleTrace) -> TraceContext {
        let definition = book.classifier.definition
        return TraceContext(
            message: message, words: words, rules: definition.topics[rule.topic].rules, clock: definition.clock,
            calendar: definition.calendar)
    }

    private func nearlyFired(
        _ trace: ClassificationTrace, _ message: PlainMessage, _ words: MessageWords
    ) -> [Explanation.NearlyFired] {
        nearlyFired(trace).map { rule in
            let context = context(message, words, of: rule)
            var missing = rule.condition.missing(context)
            if !rule.isActive, let active = definition(of: rule).active {
                missing.append(ConditionTrace.words(ofTime: active, context))
            }
            return .init(
                rule: self.rule(rule), words: words.at(rule.condition.partialEvidence),
                missing: missing.joined(separator: "; "))
        }
    }

    /// The rules that one change would make fire, those with most effect first; of rules that do nothing themselves those
    /// that build on them.
    func nearlyFired(_ trace: ClassificationTrace) -> [RuleTrace] {
        trace.rules.filter { rule in
            let definition = definition(of: rule)
            let doesSomething = definition.score != 0 || definition.priority != nil || !definition.copyTo.isEmpty
            return doesSomething && !rule.fired && rule.condition.isPartlyMet && rule.changesToFire == 1
        }.sorted(by: Self.hasMoreEffect)
    }

    /// Those with most effect first, else in their order.
    static func hasMoreEffect(_ one: RuleTrace, _ other: RuleTrace) -> Bool {
        (-abs(one.score), one.rule) < (-abs(other.score), other.rule)
    }

    private func runnerUp(_ trace: ClassificationTrace) -> Explanation.RunnerUp? {
        guard let topic = trace.decision.runnerUp else { return nil }
        let threshold = book.classifier.definition.topics[topic].threshold
        let score = trace.decision.runnerUpScore
        var needed = threshold
        if let owner = trace.decision.topic {
            needed = max(threshold, trace.decision.score + (topic < owner ? 0 : 1))
        }
        let copyPointsMissing = copyThreshold(of: topic).flatMap { $0 > score ? $0 - score : nil }
        return .init(
            topic: book.topicNames[topic], score: score, pointsMissing: max(needed - score, 0),
            copyPointsMissing: copyPointsMissing)
    }
}
