import Classification
import Diagnostics

/// Turns the conditions of one topic into what the classifier is compiled from: phrase lists become their phrases, names of
/// rules their places.
struct ConditionCompiler {
    let lists: PhraseLists
    /// The rules of the topic, by their ids: few topics have any that builds on others.
    private lazy var rules = Dictionary(zip(ruleNames, ruleNames.indices)) { first, _ in first }
    /// The ids of rules that could not be read: that these are missing is no news.
    let unreadableRules: Set<String>
    /// The ids as they stand in the file, for hints.
    private let ruleNames: [String]
    /// The parts that a condition reads that asks for none.
    let parts: MessageParts
    /// The phrases so far, a list once for every place that names it.
    private(set) var phraseCount = 0

    init(lists: PhraseLists, ruleSet: RuleSetSource, parts: MessageParts) {
        self.lists = lists
        unreadableRules = ruleSet.unreadableRules
        ruleNames = ruleSet.rules.map(\.id.value)
        self.parts = parts
    }

    mutating func compile(_ source: ConditionSource) -> ConditionDefinition {
        switch source {
        case .phrase(let phrase, let parts): .phrases(patterns(phrase), in: parts ?? self.parts)
        case .any(let items): any(items)
        case .all(let items): .all(items.map { compile($0) })
        case .none(let items): .none([any(items)])
        case .atLeast(let count, let items): .atLeast(count, items.map { compile($0) })
        case .near(let groups, let words, let inOrder, let parts):
            .near(groups.map { patterns($0) }, withinWords: words, inOrder: inOrder, in: parts ?? self.parts)
        case .lexicon(let lexicon, let parts):
            .lexicon(entries(lexicon.lines), from: lexicon.least ?? .min, in: parts ?? self.parts)
        case .field(let field, let values): .field(field, values.map(\.value))
        case .confidential(let isConfidential): .confidential(isConfidential)
        case .moment(let moment): .moment(moment)
        case .rule(let name): rule(name)
        }
    }

    /// Any of several phrases in the same parts is one list of phrases.
    private mutating func any(_ items: [ConditionSource]) -> ConditionDefinition {
        var places: [MessageParts] = []
        for case .phrase(_, let asked) in items where !places.contains(asked ?? parts) { places.append(asked ?? parts) }
        var conditions = places.map { ConditionDefinition.phrases(patterns(in: $0, among: items), in: $0) }
        for item in items {
            if case .phrase = item { continue }
            conditions.append(compile(item))
        }
        return conditions.count == 1 ? conditions[0] : .any(conditions)
    }

    /// The phrases among some conditions that are looked for in these parts.
    private mutating func patterns(in parts: MessageParts, among items: [ConditionSource]) -> [PatternDefinition] {
        guard phraseCount <= RuleBookLimits.phrasesMax else { return [] }
        var patterns: [PatternDefinition] = []
        patterns.reserveCapacity(items.count)
        for case .phrase(let phrase, let asked) in items where (asked ?? self.parts) == parts {
            lists.append(phrase, to: &patterns)
        }
        phraseCount += patterns.count
        return patterns
    }

    /// Each item of a lexicon is an entry, with its endings; so is a list that one names.
    private mutating func entries(_ lines: [LexiconLineSource]) -> [LexiconEntry] {
        var entries: [LexiconEntry] = []
        for line in lines {
            for (_, items) in line.itemsByLanguage {
                for item in items {
                    let patterns = patterns(item)
                    if !patterns.isEmpty { entries.append(LexiconEntry(patterns, weight: line.weight)) }
                }
            }
        }
        return entries
    }

    private mutating func patterns(_ source: Located<PhraseSource>) -> [PatternDefinition] {
        guard phraseCount <= RuleBookLimits.phrasesMax else { return [] }
        let patterns = lists.patterns(source)
        phraseCount += patterns.count
        return patterns
    }

    private mutating func patterns(_ sources: [Located<PhraseSource>]) -> [PatternDefinition] {
        guard phraseCount <= RuleBookLimits.phrasesMax else { return [] }
        let patterns = sources.flatMap { lists.patterns($0) }
        phraseCount += patterns.count
        return patterns
    }

    private mutating func rule(_ name: Located<String>) -> ConditionDefinition {
        if let place = rules[name.value] { return .rule(place) }
        if unreadableRules.contains(name.value) { return .all([]) }
        name.report(
            .unknownRule, "this topic has no rule `\(name.value)`",
            hint: Suggestion.hint(for: name.value, among: ruleNames, listing: "its rules"))
        return .all([])
    }
}
