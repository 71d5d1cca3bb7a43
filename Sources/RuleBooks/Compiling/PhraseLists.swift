import Diagnostics
import YAML

/// The phrase lists of one topic with every `$name` in them put in.
struct PhraseLists {
    private let lists: [String: PhraseListSource]
    private let problems: YAMLProblems
    private var resolved: [String: [String]] = [:]

    init(_ ruleSet: RuleSetSource) {
        lists = ruleSet.phraseLists
        problems = ruleSet.problems
        for name in lists.keys.sorted() { resolve(name, within: []) }
    }

    /// The phrases that a phrase or `$name` stands for; unknown names are reported and stand for none.
    func phrases(_ source: Located<PhraseSource>) -> [String] {
        switch source.value {
        case .literal(let text): return [text]
        case .list(let name):
            if let phrases = resolved[name] { return phrases }
            problems.report(
                .unknownPhraseList, "there is no phrase list `$\(name)`", at: source.node,
                hint: Suggestion.hint(for: name, among: lists.keys.sorted(), listing: "the lists of this file"))
            return []
        }
    }

    /// Puts the lists that a list names in its place, depth first; `path` is the way from the first list to this one.
    private mutating func resolve(_ name: String, within path: [String]) {
        guard resolved[name] == nil, let list = lists[name] else { return }
        var phrases: [String] = []
        for item in list.items {
            if case .list(let inner) = item.value {
                guard inner != name, !path.contains(inner) else {
                    problems.report(
                        .phraseListCycle, "the phrase list `$\(inner)` comes back to itself here", at: item.node)
                    continue
                }
                resolve(inner, within: path + [name])
            }
            phrases += self.phrases(item)
            guard phrases.count <= RuleBookLimits.phrasesMax else {
                problems.report(
                    .limit, "this list comes to more than \(RuleBookLimits.phrasesMax) phrases", at: list.name.node)
                break
            }
        }
        resolved[name] = phrases
    }
}
