import Classification
import Matching
import NaiveMatching

/// What the classifier must agree with, written as simply as the rules' meaning is: every pattern is tried at every word
/// of every field, every choice of a `near` is tried, nothing is indexed.
struct NaiveClassifier {
    struct Found: Hashable {
        var field: Evidence.Field
        var first: Int
        var last: Int
    }

    /// Where each of the rules' patterns stands.
    private var found: [PatternDefinition: Set<Found>] = [:]
    /// Where each field's words stand, in code points.
    private var places: [Evidence.Field: [Range<Int>]] = [:]
    /// The rules of the topic at hand, for those that build on others.
    var rules: [RuleDefinition] = []

    init(_ message: TestMessage, patterns: [PatternDefinition: NaivePattern]) {
        for (field, text) in [(Evidence.Field.subject, message.subject), (.text, message.text)] {
            var folded = FoldedText()
            let bytes = [UInt8](text.utf8)
            folded.append(bytes.indices, of: bytes.span)
            let numbers = 0..<folded.wordCount
            let words = numbers.map { String(decoding: folded.bytes(ofWord: $0), as: UTF8.self) }
            places[field] = numbers.map { Int(folded[word: $0].start)..<Int(folded[word: $0].end) }
            let matcher = NaiveMatcher(words: words)
            for (definition, pattern) in patterns {
                for match in matcher.matches(of: pattern) {
                    found[definition, default: []].insert(
                        Found(field: field, first: match.firstWord, last: match.lastWord))
                }
            }
        }
    }

    /// Those places of a group's patterns that stand in these fields.
    private func places(of group: [PatternDefinition], in parts: MessageParts) -> [Found] {
        places(of: group).filter { parts.contains($0.field == .subject ? .subject : .text) }
    }

    /// All places of a group's patterns: by field, then by last word, the longest first.
    func places(of group: [PatternDefinition]) -> [Found] {
        group.reduce(into: Set<Found>()) { $0.formUnion(found[$1] ?? []) }.sorted {
            ($0.field.rawValue, $0.last, $0.first) < ($1.field.rawValue, $1.last, $1.first)
        }
    }

    /// Whether a condition holds, and its evidence: nil where it fails. For a `near` all choices that are as good.
    func proofs(of condition: ConditionDefinition) -> [[Found]]? {
        switch condition {
        case .phrases(let phrases, let parts):
            return places(of: phrases, in: parts).first.map { [[$0]] }
        case .any(let children): return proofs(of: children, atLeast: 1)
        case .all(let children): return proofs(of: children, atLeast: children.count)
        case .atLeast(let count, let children): return proofs(of: children, atLeast: count)
        case .none(let children): return proofs(of: children, atLeast: 1) == nil ? [[]] : nil
        case .near(let groups, let within, let inOrder, let parts):
            let choices = choices(of: groups.map { places(of: $0, in: parts) }, within: within)
                .filter { choice in !inOrder || zip(choice, choice.dropFirst()).allSatisfy { $0.last < $1.first } }
            guard let best = choices.map(order).min(by: <) else { return nil }
            return choices.filter { order($0) == best }
        case .lexicon(let entries, let least, let parts): return proofs(of: entries, from: least, in: parts)
        case .rule(let place): return proofs(of: rules[place].condition)
        case .field, .confidential, .moment: return nil
        }
    }

    /// What a rule adds where it fires.
    func score(of rule: RuleDefinition) -> Int {
        guard rule.scoresByLexicon, case .lexicon(let entries, _, let parts) = rule.condition else { return rule.score }
        return words(of: entries, in: parts).reduce(0) { $0 + $1.weight }
    }

    /// An entry of a lexicon that occurs, with its first place.
    private struct Word {
        var weight: Int
        var place: Found
        var isPlain: Bool
    }

    private func words(of entries: [LexiconEntry], in parts: MessageParts) -> [Word] {
        entries.compactMap { entry in
            places(of: entry.patterns, in: parts).first.map {
                Word(weight: entry.weight, place: $0, isPlain: Self.isPlain(entry.patterns))
            }
        }
    }

    private static func isPlain(_ patterns: [PatternDefinition]) -> Bool {
        guard patterns.count == 1, case .phrase(let text, allowsTypos: false) = patterns[0] else { return false }
        let isOneBeginning = text.hasSuffix("*") && !text.contains(" ")
        return !text.contains("{") && (isOneBeginning || !text.contains("*"))
    }

    /// The heaviest words are the evidence where all come to more than 0; of the same weight those of one plain phrase, then the first to end, the longest
    /// first.
    private func proofs(of entries: [LexiconEntry], from least: Int, in parts: MessageParts) -> [[Found]]? {
        let words = words(of: entries, in: parts)
        let sum = words.reduce(0) { $0 + $1.weight }
        guard !words.isEmpty, sum >= least else { return nil }
        if sum <= 0 { return [[]] }
        let heaviest = words.filter { $0.weight > 0 }.sorted { order($0) < order($1) }
        return [heaviest.prefix(ClassifierLimits.lexiconPlacesMax).map(\.place)]
    }

    private func order(_ word: Word) -> (Int, Int, UInt8, Int, Int) {
        (-word.weight, word.isPlain ? 0 : 1, word.place.field.rawValue, word.place.last, word.place.first)
    }

    /// By field, the first to end, of these the last to begin.
    private func order(_ choice: [Found]) -> (UInt8, Int, Int) {
        (
            choice[0].field.rawValue, choice.map(\.last).max() ?? 0, -(choice.map(\.first).min() ?? 0)
        )
    }

    private func choices(of places: [[Found]], within: Int) -> [[Found]] {
        var choices: [[Found]] = [[]]
        for group in places {
            choices = choices.flatMap { choice in
                group.filter { place in
                    choice.allSatisfy {
                        $0.field == place.field && ($0.last < place.first || place.last < $0.first)
                    }
                }.map { choice + [$0] }
            }
        }
        return choices.filter { choice in
            (choice.map(\.last).max() ?? 0) - (choice.map(\.first).min() ?? 0) + 1 <= within
        }
    }

    private func proofs(of children: [ConditionDefinition], atLeast count: Int) -> [[Found]]? {
        let held = children.compactMap { proofs(of: $0) }
        guard held.count >= count else { return nil }
        return held.reduce([[]]) { proofs, more in proofs.flatMap { proof in more.map { proof + $0 } } }
    }

    /// A proof as evidence: in the order of the conditions, a place once.
    func evidence(_ proof: [Found]) -> [Evidence] {
        var evidence: [Evidence] = []
        for found in proof {
            let words = places[found.field] ?? []
            let span = Evidence(
                field: found.field, start: words[found.first].lowerBound, end: words[found.last].upperBound)
            if !evidence.contains(span) && evidence.count < ClassifierLimits.evidencePerRuleMax {
                evidence.append(span)
            }
        }
        return evidence
    }
}
