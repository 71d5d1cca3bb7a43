import Assignments
import Classification

/// Explains messages by one book. One at a time: it owns the classifier's scratch.
public final class Explainer {
    let book: RuleBook
    private let scratch = ClassifierScratch()
    private var buffer: [UInt8] = []

    /// An explainer of a book.
    public init(book: RuleBook) { self.book = book }

    /// Explains what becomes of a message.
    public func explain(_ message: PlainMessage) -> Explanation {
        let trace = trace(message)
        let decision = trace.decision
        let sentence = book.routing.sentence(of: decision, by: book.classifier, evidence: scratch)
        let words = MessageWords(message)
        return Explanation(
            sentence: sentence, message: message, outcome: Outcome(decision, of: book), score: decision.score,
            threshold: decision.threshold, topics: topics(trace, words), nearlyFired: nearlyFired(trace, words),
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
            let fired = trace.rules.filter { $0.topic == id && $0.fired }.sorted {
                (-abs($0.score), $0.rule) < (-abs($1.score), $1.rule)
            }
            let copyThreshold = topic.copyThreshold ?? (id == definition.safetyTopic ? topic.threshold : nil)
            let score = trace.topicScores[id]
            let copies = copyThreshold.map { score >= $0 } ?? false
            return Explanation.Topic(
                name: topic.name, score: score, threshold: topic.threshold, copyThreshold: copyThreshold,
                role: id == trace.decision.topic ? .owner : copies ? .copy : .none,
                rules: fired.map {
                    .init(id: book.ruleNames[$0.rule], score: $0.score, words: words.at($0.condition.evidence))
                })
        }
    }

    private func nearlyFired(_ trace: ClassificationTrace, _ words: MessageWords) -> [Explanation.NearlyFired] {
        nearlyFired(trace).map { rule in
            .init(
                topic: book.topicNames[rule.topic], id: book.ruleNames[rule.rule], score: rule.score,
                words: words.at(rule.condition.partialEvidence),
                missing: rule.condition.missing(words).joined(separator: "; "))
        }
    }

    /// The rules that one change would make fire, those with most effect first.
    func nearlyFired(_ trace: ClassificationTrace) -> [RuleTrace] {
        trace.rules.filter { !$0.fired && $0.condition.isPartlyMet && $0.condition.changesToHold == 1 }
            .sorted { (-abs($0.score), $0.rule) < (-abs($1.score), $1.rule) }
    }

    private func runnerUp(_ trace: ClassificationTrace) -> Explanation.RunnerUp? {
        guard let topic = trace.decision.runnerUp else { return nil }
        let threshold = book.classifier.definition.topics[topic].threshold
        let score = trace.decision.runnerUpScore
        var needed = threshold
        if let owner = trace.decision.topic {
            needed = max(threshold, trace.decision.score + (topic < owner ? 0 : 1))
        }
        return .init(topic: book.topicNames[topic], score: score, pointsMissing: max(needed - score, 0))
    }
}
