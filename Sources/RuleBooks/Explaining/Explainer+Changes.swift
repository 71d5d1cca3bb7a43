import Classification

/// What would have changed the outcome: small changes of the message, each decided by the classifier itself.
extension Explainer {
    /// More than this are not tried: the ones with most effect come first.
    private static let triesMax = 40
    /// More than this do not help anybody.
    private static let changesMax = 8
    /// How often the same words are taken away before the message counts as full of them.
    private static let repetitionsMax = 5

    func changes(
        of message: PlainMessage, _ trace: ClassificationTrace, _ words: MessageWords
    ) -> [Explanation.Change] {
        let now = Outcome(trace.decision, of: book)
        var changes: [Explanation.Change] = []
        var known: Set<String> = []
        for (change, changed) in tries(message, trace, words).prefix(Self.triesMax) where known.insert(change).inserted
        {
            let then = outcome(of: changed)
            if then != now { changes.append(Explanation.Change(change: change, outcome: then)) }
        }
        // What goes elsewhere matters more than what only becomes more urgent.
        let elsewhere = changes.filter { $0.outcome.topic != now.topic }
        let others = changes.filter { $0.outcome.topic == now.topic }
        return Array((elsewhere + others).prefix(Self.changesMax))
    }

    private func tries(
        _ message: PlainMessage, _ trace: ClassificationTrace, _ words: MessageWords
    ) -> [Remedy] {
        var places: [Evidence] = []
        let fired = trace.rules.filter(\.fired).sorted(by: Self.hasMoreEffect)
        for place in fired.flatMap(\.condition.evidence) where !places.contains(place) { places.append(place) }
        let without: [Remedy] = places.map { place in
            (change: "without \(quoted(words.at(place)))", message: self.without(place, message, words))
        }
        let with = nearlyFired(trace).prefix(Self.triesMax / 2).flatMap { rule in
            rule.remedies(context(message, words, of: rule), active: definition(of: rule).active)
        }
        return without.prefix(Self.triesMax / 2) + with
    }

    /// The message without the words at a place, wherever rules rest on them.
    private func without(_ place: Evidence, _ message: PlainMessage, _ words: MessageWords) -> PlainMessage {
        let text = words.at(place)
        var changed = words.replacing(place, with: SampleMessage.filler, in: message)
        for _ in 0..<Self.repetitionsMax {
            let left = MessageWords(changed)
            let again = trace(changed).rules.filter(\.fired).flatMap(\.condition.evidence)
                .first { left.at($0) == text }
            guard let again else { break }
            changed = left.replacing(again, with: SampleMessage.filler, in: changed)
        }
        return changed
    }
}
