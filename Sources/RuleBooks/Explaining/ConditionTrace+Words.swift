import Classification

/// A condition in words: what was there for it and what was not.
extension ConditionTrace {
    /// The words of the message that speak for it, though it may not hold.
    var partialEvidence: [Evidence] {
        var places = evidence
        for place in groups.compactMap(\.self) + children.flatMap(\.partialEvidence) where !places.contains(place) {
            places.append(place)
        }
        return places
    }

    /// What would have to come out otherwise for it to hold, in words: of several ways the shortest, or all of the same length.
    func missing(_ context: TraceContext) -> [String] {
        if holds { return [] }
        switch definition {
        case .any, .all, .atLeast:
            // As many as are needed are the cheapest; where one is, each of those is a way of its own.
            let open = children.filter { !$0.holds }
            let least = open.map(\.changesToHold).min() ?? 1
            let ways = open.filter { $0.changesToHold == least }.map { $0.missing(context).joined(separator: " and ") }
            if case .all = definition { return ways }
            return ways.isEmpty ? [] : [ways.prefix(3).joined(separator: ", or ")]
        case .none: return inTheWay(context).map { "\($0) is in its way" }
        case .near(let texts, let within, _, _):
            let absent = zip(groups, texts).filter { $0.0 == nil }.map { Self.oneOf($0.1) }
            if !absent.isEmpty { return absent }
            let found = groups.compactMap { $0.map { quoted(context.words.at($0)) } }
            return ["\(found.joined(separator: " and ")) within \(within) words of each other"]
        case .phrases(let phrases, _): return [Self.oneOf(phrases)]
        case .lexicon(let entries, let least, _):
            let sum = words.reduce(0) { $0 + $1.weight }
            let heaviest = entries.sorted { $0.weight > $1.weight }.flatMap(\.patterns)
            return ["\(max(least, 1) - sum) points of words such as \(Self.oneOf(heaviest))"]
        case .field(let field, let values): return ["\(field.word) \(values.joined(separator: " or "))"]
        case .confidential(let expected): return [Self.words(ofConfidential: expected)]
        case .moment(let moment): return [moment.words]
        case .rule(let place): return [missing(rule: context.rule(place), context)]
        }
    }

    /// The rule that did not fire, and what that one lacks.
    private func missing(rule: RuleDefinition?, _ context: TraceContext) -> String {
        guard let rule else { return "a rule" }
        var lacks = children.flatMap { $0.missing(context) }
        if !isActive, let active = rule.active { lacks.append(Self.words(ofTime: active, context)) }
        return "the rule \(rule.id)" + (lacks.isEmpty ? "" : ", which lacks \(lacks.joined(separator: " and "))")
    }

    /// A rule's time, which it is not.
    static func words(ofTime active: Range<Int64>, _ context: TraceContext) -> String {
        "its time, \(context.clock.words(ofActive: active))"
    }

    /// The words, fields or times that hold though none should.
    private func inTheWay(_ context: TraceContext) -> [String] {
        children.filter(\.holds).map { child in
            let places = child.partialEvidence
            let words = places.map { quoted(context.words.at($0)) }.joined(separator: " and ")
            switch child.definition {
            case .rule(let place):
                return "the rule \(context.rule(place)?.id ?? "")" + (words.isEmpty ? "" : " (\(words))")
            case .field(let field, let values): return "\(field.word) \(values.joined(separator: " or "))"
            case .confidential(let expected): return Self.words(ofConfidential: expected)
            case .moment(let moment): return "the time \(moment.words)"
            default: return words.isEmpty ? "a condition under `none`" : words
            }
        }
    }

    private static func words(ofConfidential expected: Bool) -> String {
        expected ? "a confidential inquiry" : "an inquiry not confidential"
    }

    /// How many of a list's phrases are shown.
    private static let phrasesShown = 3

    /// A list of phrases, cut where it is long. Other endings of one that is shown are left out.
    private static func oneOf(_ phrases: [PatternDefinition]) -> String {
        var shown: [String] = []
        for phrase in phrases.map(\.written) where shown.count < phrasesShown {
            if !shown.contains(where: { isOtherForm(phrase, of: $0) }) { shown.append(phrase) }
        }
        if phrases.count == 1 { return quoted(shown[0]) }
        let more = phrases.count > shown.count ? " … (\(phrases.count) phrases)" : ""
        return "one of \(shown.map(quoted).joined(separator: ", "))\(more)"
    }
}

/// Whether one of two phrases looks like the other with another ending: `late` and `lating`.
private func isOtherForm(_ form: String, of phrase: String) -> Bool {
    zip(form, phrase).prefix { $0 == $1 }.count >= max(phrase.count - 1, 3)
}

extension MessageField {
    /// What people call it.
    var word: String {
        switch self {
        case .channel: "channel"
        case .language: "language"
        case .school: "school"
        case .senderType: "sender"
        case .claimedTopic: "claimed topic"
        }
    }
}

/// Words of a message or rule, as texts for people quote them.
func quoted(_ text: String) -> String { "“\(text)”" }
