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
    ) -> [(change: String, message: PlainMessage)] {
        var places: [Evidence] = []
        let fired = trace.rules.filter(\.fired).sorted { (-abs($0.score), $0.rule) < (-abs($1.score), $1.rule) }
        for place in fired.flatMap(\.condition.evidence) where !places.contains(place) { places.append(place) }
        let without = places.map { place in
            (change: "without \(quoted(words.at(place)))", message: self.without(place, message, words))
        }
        let with = nearlyFired(trace).prefix(Self.triesMax / 2).flatMap { $0.condition.remedies(message, words) }
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

extension ConditionTrace {
    /// Messages in which the one thing that is missing is there, or what is in the way is not.
    func remedies(_ message: PlainMessage, _ words: MessageWords) -> [(change: String, message: PlainMessage)] {
        if holds || changesToHold != 1 { return [] }
        switch definition {
        case .any, .all, .atLeast:
            return children.filter { !$0.holds && $0.changesToHold == 1 }.flatMap { $0.remedies(message, words) }
        case .none:
            let places = children.filter(\.holds).flatMap(\.partialEvidence)
            guard !places.isEmpty else { return [] }
            return places.map {
                ("without \(quoted(words.at($0)))", words.replacing($0, with: SampleMessage.filler, in: message))
            }
        case .near(let texts, _, _, _):
            guard let absent = groups.firstIndex(where: { $0 == nil }), texts.indices.contains(absent),
                let neighbour = groups.compactMap(\.self).last
            else { return [] }
            return add(texts[absent], behind: neighbour, message, words)
        case .phrases(let phrases, _): return add(phrases, behind: nil, message, words)
        case .field(let field, let values):
            guard let value = values.first else { return [] }
            var changed = message
            changed.fields[field] = value
            return [("with \(field.word) \(value)", changed)]
        case .confidential(let expected):
            var changed = message
            changed.isConfidential = expected
            return [(expected ? "if it were confidential" : "if it were not confidential", changed)]
        case .moment, .rule: return []
        }
    }

    /// The message with the first of some phrases, behind words that are there or at its end.
    private func add(
        _ phrases: [PatternDefinition], behind place: Evidence?, _ message: PlainMessage, _ words: MessageWords
    ) -> [(change: String, message: PlainMessage)] {
        guard let phrase = phrases.first(where: { $0.sample != nil }), let text = phrase.sample else { return [] }
        guard let place else {
            var changed = message
            changed.text += " \(SampleMessage.filler) \(text)"
            return [("with \(quoted(phrase.written))", changed)]
        }
        let there = words.at(place)
        return [
            (
                "with \(quoted(phrase.written)) beside \(quoted(there))",
                words.replacing(place, with: "\(there) \(text)", in: message)
            )
        ]
    }
}
