import Classification
import YAML

/// Phrases and their lists.
extension BookLint {
    mutating func checkPhrases() {
        for ruleSet in ruleSets {
            checkUse(of: ruleSet)
            let lists = PhraseLists(ruleSet.phraseLists, shared: source.sharedLists)
            for name in ruleSet.phraseLists.keys.sorted() {
                // By language: the same word may be needed in the list of each.
                for (_, items) in ruleSet.phraseLists[name]?.itemsByLanguage ?? [] {
                    checkAlternatives(items, of: ruleSet, lists)
                }
            }
            for rule in ruleSet.rules {
                rule.condition.forEachAlternatives { checkAlternatives($0, of: ruleSet, lists) }
            }
        }
    }

    /// Phrases that are found wherever another, longer one of the same alternatives is: the longer adds nothing.
    private mutating func checkAlternatives(
        _ items: [Located<PhraseSource>], of ruleSet: RuleSetSource, _ lists: PhraseLists
    ) {
        let own = items.compactMap { item -> (text: String, node: YAMLNode)? in
            if case .literal(let text) = item.value { return (text, item.node) }
            return nil
        }
        guard !own.isEmpty else { return }
        let ownTexts = Set(own.map(\.text))
        var known: Set<String> = []
        let probe = PhraseProbe(
            items.flatMap { lists.patterns($0) }.compactMap(\.plainText).filter { known.insert($0).inserted })
        var reported: Set<String> = []
        for (text, node) in own where reported.insert(text).inserted {
            guard let (shorter, isSame) = probe.phrase(within: text) else { continue }
            // Of two that are the same, the later one is said to be too many.
            if isSame, !reported.contains(shorter), ownTexts.contains(shorter) { continue }
            let other = ScalarText.quoted(shorter)
            warn(
                .swallowedPhrase,
                isSame
                    ? "\(ScalarText.quoted(text)) is the same as \(other), which stands here too"
                    : "wherever \(ScalarText.quoted(text)) is found, \(other) of the same list is found too", at: node,
                in: ruleSet.problems.file, hint: "the list says the same without it")
        }
    }

    private mutating func checkUse(of ruleSet: RuleSetSource) {
        var named: Set<String> = []
        func note(_ items: [Located<PhraseSource>]) {
            for item in items { if case .list(let name) = item.value { named.insert(name) } }
        }
        for list in ruleSet.phraseLists.values { note(list.items) }
        for rule in ruleSet.rules { rule.condition.forEachPhrase { note([$0]) } }
        for name in ruleSet.phraseLists.keys.sorted() where !named.contains(name) {
            guard let list = ruleSet.phraseLists[name] else { continue }
            warn(
                .unusedList, "nothing names the phrase list `$\(name)`", at: list.name.node, in: ruleSet.problems.file,
                hint: "a rule finds its phrases where it says $\(name)")
        }
    }
}

extension PatternDefinition {
    /// Of a phrase without options: its text.
    fileprivate var plainText: String? {
        if case .phrase(let text, allowsTypos: false) = self { return text }
        return nil
    }
}

extension ConditionSource {
    /// Calls with every list of phrases of which one is enough.
    func forEachAlternatives(_ body: ([Located<PhraseSource>]) -> Void) {
        switch self {
        case .any(let items), .none(let items):
            body(items.compactMap { if case .phrase(let phrase, _) = $0 { phrase } else { nil } })
            for item in items { item.forEachAlternatives(body) }
        case .all(let items), .atLeast(_, let items): for item in items { item.forEachAlternatives(body) }
        case .near(let groups, _, _, _): for group in groups { body(group) }
        case .phrase, .lexicon, .field, .confidential, .moment, .rule: break
        }
    }

    /// Calls with the lines of every lexicon.
    func forEachLexicon(_ body: ([LexiconLineSource]) -> Void) {
        if case .lexicon(let lexicon, _) = self { body(lexicon.lines) }
        for child in children { child.forEachLexicon(body) }
    }

    /// Calls with every phrase and list name.
    func forEachPhrase(_ body: (Located<PhraseSource>) -> Void) {
        switch self {
        case .phrase(let phrase, _): body(phrase)
        case .any(let items), .none(let items), .all(let items), .atLeast(_, let items):
            for item in items { item.forEachPhrase(body) }
        case .near(let groups, _, _, _): for phrase in groups.joined() { body(phrase) }
        case .lexicon(let lexicon, _):
            for phrase in lexicon.lines.flatMap(\.itemsByLanguage).flatMap(\.items) { body(phrase) }
        case .field, .confidential, .moment, .rule: break
        }
    }
}
