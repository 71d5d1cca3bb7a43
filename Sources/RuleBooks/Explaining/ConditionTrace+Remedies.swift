import Classification

/// A small change of a message: what it is in words, and the message with it.
typealias Remedy = (change: String, message: PlainMessage)

extension RuleTrace {
    /// Messages in which the rule fires, for want of one thing in this one.
    func remedies(_ context: TraceContext, active: Range<Int64>?) -> [Remedy] {
        if isActive { return condition.remedies(context) }
        guard condition.holds, let active else { return [] }
        return [context.remedy(within: active)]
    }
}

extension ConditionTrace {
    /// Messages in which the one thing that is missing is there, or what is in the way is not.
    func remedies(_ context: TraceContext) -> [Remedy] {
        if holds || changesToHold != 1 { return [] }
        switch definition {
        case .any, .all, .atLeast:
            return children.filter { !$0.holds && $0.changesToHold == 1 }.flatMap { $0.remedies(context) }
        case .none:
            return children.filter(\.holds).flatMap(\.partialEvidence).map { context.remedy(without: $0) }
        case .near(let texts, _, _, _):
            guard let absent = groups.firstIndex(where: { $0 == nil }), texts.indices.contains(absent),
                let neighbour = groups.compactMap(\.self).last
            else { return [] }
            return context.remedy(adding: texts[absent], behind: neighbour)
        case .phrases(let phrases, _): return context.remedy(adding: phrases, behind: nil)
        case .lexicon(let entries, let least, _):
            // The first word that is enough alone, if any is.
            let gap = least - words.reduce(0) { $0 + $1.weight }
            let there = Set(words.map { context.words.at($0.place) })
            let enough = entries.first { entry in
                entry.weight >= gap && !entry.patterns.contains { there.contains($0.written) }
            }
            return enough.map { context.remedy(adding: $0.patterns, behind: nil) } ?? []
        case .field(let field, let values):
            guard let value = values.first else { return [] }
            var changed = context.message
            changed.fields[field] = value
            return [("with \(field.word) \(value)", changed)]
        case .confidential(let expected):
            var changed = context.message
            changed.isConfidential = expected
            return [(expected ? "if it were confidential" : "if it were not confidential", changed)]
        case .moment(let moment): return context.remedy(at: moment)
        case .rule(let place):
            if isActive { return children.flatMap { $0.remedies(context) } }
            return context.rule(place)?.active.map { [context.remedy(within: $0)] } ?? []
        }
    }
}

extension TraceContext {
    /// The message without the words at a place.
    fileprivate func remedy(without place: Evidence) -> Remedy {
        ("without \(quoted(words.at(place)))", words.replacing(place, with: SampleMessage.filler, in: message))
    }

    /// The message with the first of some phrases, behind words that are there or at its end.
    fileprivate func remedy(adding phrases: [PatternDefinition], behind place: Evidence?) -> [Remedy] {
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

    /// The message at a time that a condition asks for.
    fileprivate func remedy(at moment: MomentCondition) -> [Remedy] {
        moment.instant(near: message.instant, clock: clock, calendar: calendar).map { [remedy(at: $0)] } ?? []
    }

    /// The message within a rule's time: at its beginning, or at its end where it is over.
    fileprivate func remedy(within active: Range<Int64>) -> Remedy {
        remedy(
            at: message.instant < active.lowerBound ? active.lowerBound : max(active.lowerBound, active.upperBound - 1))
    }

    private func remedy(at instant: Int64) -> Remedy {
        var changed = message
        changed.instant = instant
        let (date, time) = clock.words(at: instant)
        return ("if it had come on \(date) at \(time)", changed)
    }
}
