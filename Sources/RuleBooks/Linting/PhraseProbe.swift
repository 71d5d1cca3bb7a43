import Classification

/// Says which of some phrases are found within each other, by a classifier with one rule a phrase.
final class PhraseProbe {
    private let phrases: [String]
    private let classifier: Classifier?
    private let scratch = ClassifierScratch()

    init(_ phrases: [String]) {
        self.phrases = phrases
        let rules = phrases.map { RuleDefinition(id: $0, score: 1, condition: .phrases([.phrase($0)])) }
        let topic = TopicDefinition(name: "phrases", department: 0, threshold: 1, rules: rules)
        let definition = ClassifierDefinition(topics: [topic], safetyTopic: nil, fallbackDepartment: 0)
        classifier = try? Classifier(compiling: definition)
    }

    /// The shortest of the other phrases that is found in this one, and whether this one is found in it too.
    func phrase(within text: String) -> (phrase: String, isSame: Bool)? {
        // Of several equally short the first, in their order.
        let found = phrasesFound(in: text).filter { $0 != text }
        guard let shortest = found.min(by: { $0.utf8.count < $1.utf8.count }) else { return nil }
        return (shortest, phrasesFound(in: shortest).contains(text))
    }

    private func phrasesFound(in phrase: String) -> [String] {
        guard let classifier else { return [] }
        var bytes: [UInt8] = []
        let message = PlainMessage(text: PatternDefinition.phrase(phrase).sample ?? "").message(in: &bytes)
        _ = classifier.classify(message, in: bytes.span, scratch: scratch)
        return scratch.firedRules.map { phrases[$0.rule] }
    }
}
