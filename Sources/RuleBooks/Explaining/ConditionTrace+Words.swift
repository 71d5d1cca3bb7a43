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
    func missing(_ words: MessageWords) -> [String] {
        if holds { return [] }
        switch definition {
        case .any, .all, .atLeast:
            // As many as are needed are the cheapest; where one is, each of those is a way of its own.
            let open = children.filter { !$0.holds }
            let least = open.map(\.changesToHold).min() ?? 1
            let ways = open.filter { $0.changesToHold == least }.map { $0.missing(words).joined(separator: " and ") }
            if case .all = definition { return ways }
            return ways.isEmpty ? [] : [ways.prefix(3).joined(separator: ", or ")]
        case .none: return inTheWay(words).map { "\($0) is in its way" }
        case .near(let texts, let within, _, _):
            let absent = zip(groups, texts).filter { $0.0 == nil }.map { Self.oneOf($0.1) }
            if !absent.isEmpty { return absent }
            let found = groups.compactMap { $0.map { quoted(words.at($0)) } }
            return ["\(found.joined(separator: " and ")) within \(within) words of each other"]
        case .phrases(let phrases, _): return [Self.oneOf(phrases)]
        case .field(let field, let values): return ["\(field.word) \(values.joined(separator: " or "))"]
        case .confidential(let expected): return [expected ? "a confidential inquiry" : "an inquiry not confidential"]
        case .moment: return ["another time"]
        case .rule: return ["a rule that it builds on"]
        }
    }

    /// The words, or fields, that hold though none should.
    private func inTheWay(_ words: MessageWords) -> [String] {
        children.filter(\.holds).map { child in
            let places = child.partialEvidence
            if !places.isEmpty { return places.map { quoted(words.at($0)) }.joined(separator: " and ") }
            if case .field(let field, let values) = child.definition {
                return "\(field.word) \(values.joined(separator: " or "))"
            }
            return "a condition under `none`"
        }
    }

    /// A list of phrases, cut where it is long.
    private static func oneOf(_ phrases: [PatternDefinition]) -> String {
        let shown = phrases.prefix(3).map { quoted($0.written) }
        if phrases.count == 1 { return shown[0] }
        let more = phrases.count > 3 ? " … (\(phrases.count) phrases)" : ""
        return "one of \(shown.joined(separator: ", "))\(more)"
    }
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
