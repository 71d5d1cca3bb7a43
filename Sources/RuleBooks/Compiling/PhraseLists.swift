import Classification
import Diagnostics
import YAML

/// The phrase lists of one topic, and the shared ones, with every `$name` in them put in and every ending expanded.
struct PhraseLists {
    private let lists: [String: PhraseListSource]
    /// Their names in order, for hints.
    private let names: [String]
    private var resolved: [String: [PatternDefinition]] = [:]

    /// A name that stands in the topic's file and among the shared ones is reported.
    init(_ own: [String: PhraseListSource], shared: [String: PhraseListSource] = [:]) {
        lists = own.merging(shared) { own, _ in own }
        names = lists.keys.sorted()
        for name in own.keys.sorted() {
            guard let list = own[name], let other = shared[name] else { continue }
            list.name.report(
                .duplicateList, "the phrase list `$\(name)` is a shared one already",
                hint: "it stands in \(other.name.problems.file); give this one another name, or delete one of them")
        }
        for name in names { resolve(name, within: []) }
    }

    /// What a phrase or `$name` stands for; unknown names are reported and stand for nothing.
    func patterns(_ source: Located<PhraseSource>) -> [PatternDefinition] {
        switch source.value {
        case .literal(let text): return [.phrase(text)]
        case .pattern(let pattern): return pattern.definitions
        case .list(let name):
            if let patterns = resolved[name] { return patterns }
            source.report(
                .unknownPhraseList, "there is no phrase list `$\(name)`",
                hint: Suggestion.hint(
                    for: name, among: names.filter { !$0.contains(" ") },
                    listing: "the lists of this file and the shared ones"))
            return []
        }
    }

    /// Appends what a phrase or `$name` stands for.
    func append(_ source: Located<PhraseSource>, to patterns: inout [PatternDefinition]) {
        // Most are phrases, and need no array of their own.
        if case .literal(let text) = source.value {
            patterns.append(.phrase(text))
        } else {
            patterns += self.patterns(source)
        }
    }

    /// Puts the lists that a list names in its place, depth first; `path` is the way from the first list to this one.
    private mutating func resolve(_ name: String, within path: [String]) {
        guard resolved[name] == nil, let list = lists[name] else { return }
        var patterns: [PatternDefinition] = []
        for item in list.items {
            if case .list(let inner) = item.value {
                guard inner != name, !path.contains(inner) else {
                    item.report(.phraseListCycle, "the phrase list `$\(inner)` comes back to itself here")
                    continue
                }
                guard path.count < RuleBookLimits.listDepthMax else {
                    item.report(.limit, "more than \(RuleBookLimits.listDepthMax) phrase lists that name each other")
                    break
                }
                resolve(inner, within: path + [name])
            }
            append(item, to: &patterns)
            guard patterns.count <= RuleBookLimits.phrasesMax else {
                list.name.report(.limit, "this list comes to more than \(RuleBookLimits.phrasesMax) phrases")
                patterns = []
                break
            }
        }
        resolved[name] = patterns
    }
}

extension PatternSource {
    /// What the classifier looks for: the phrase or expression itself.
    var definition: PatternDefinition { definition(of: text) }

    /// The phrase with all its forms, or the expression.
    var definitions: [PatternDefinition] {
        guard let inflection, !isExpression else { return [definition] }
        // A form can be too long where the phrase is not; it is left out.
        return inflection.forms(of: text).map(definition).filter { Classifier.problem(in: $0) == nil }
    }

    private func definition(of text: String) -> PatternDefinition {
        isExpression ? .expression(text) : .phrase(text, allowsTypos: allowsTypos)
    }
}
