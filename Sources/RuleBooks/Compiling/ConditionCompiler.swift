import Classification

/// Turns the conditions of one topic into what the classifier is compiled from: phrase lists become their phrases.
struct ConditionCompiler {
    let lists: PhraseLists
    /// The phrases so far, a list once for every place that names it.
    private(set) var phraseCount = 0

    init(lists: PhraseLists) { self.lists = lists }

    mutating func compile(_ source: ConditionSource) -> ConditionDefinition {
        switch source {
        case .phrase(let phrase): .phrases(patterns([phrase]))
        case .any(let items): any(items)
        case .all(let items): .all(items.map { compile($0) })
        case .none(let items): .none([any(items)])
        case .atLeast(let count, let items): .atLeast(count, items.map { compile($0) })
        case .near(let groups, let words): .near(groups.map { patterns($0) }, withinWords: words)
        case .field(let field, let values): .field(field, values.map(\.value))
        case .confidential(let isConfidential): .confidential(isConfidential)
        }
    }

    /// Any of several phrases is one list of phrases.
    private mutating func any(_ items: [ConditionSource]) -> ConditionDefinition {
        var sources: [Located<PhraseSource>] = []
        var others: [ConditionSource] = []
        for item in items {
            if case .phrase(let phrase) = item { sources.append(phrase) } else { others.append(item) }
        }
        let conditions = (sources.isEmpty ? [] : [.phrases(patterns(sources))]) + others.map { compile($0) }
        return conditions.count == 1 ? conditions[0] : .any(conditions)
    }

    private mutating func patterns(_ sources: [Located<PhraseSource>]) -> [PatternDefinition] {
        guard phraseCount <= RuleBookLimits.phrasesMax else { return [] }
        let patterns = sources.flatMap { lists.phrases($0) }.map { PatternDefinition.phrase($0) }
        phraseCount += patterns.count
        return patterns
    }
}
