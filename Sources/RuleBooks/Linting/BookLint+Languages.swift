import YAML

/// Languages that a topic leaves out.
extension BookLint {
    /// So many phrases make a language one that the topic, or the book, is written for.
    private static let strongMin = 10

    mutating func checkLanguages() {
        let counts = ruleSets.map(phraseCounts)
        var ofBook: [String: Int] = [:]
        for count in counts { ofBook.merge(count, uniquingKeysWith: max) }
        let languages = ofBook.filter { $0.value >= Self.strongMin }.keys.sorted()
        for (ruleSet, count) in zip(ruleSets, counts) {
            guard let strongest = count.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
                strongest.value >= Self.strongMin
            else { continue }
            for language in languages where count[language] == nil {
                warn(
                    .languageGap,
                    "`\(ruleSet.topic.value)` has \(strongest.value) phrases in \(strongest.key) and none in \(language), "
                        + "which other topics have", at: ruleSet.topic.node, in: ruleSet.problems.file,
                    hint: "who writes in \(language) is not understood here")
            }
        }
    }

    /// How many phrases the lists that a topic has or names, and its lexicons, hold, by language.
    private func phraseCounts(_ ruleSet: RuleSetSource) -> [String: Int] {
        var names = Set(ruleSet.phraseLists.keys)
        var counts: [String: Int] = [:]
        func count(_ itemsByLanguage: [(language: String?, items: [Located<PhraseSource>])]) {
            for (language, items) in itemsByLanguage {
                if let language { counts[language, default: 0] += items.count }
            }
        }
        for rule in ruleSet.rules {
            rule.condition.forEachPhrase { if case .list(let name) = $0.value { names.insert(name) } }
            rule.condition.forEachLexicon { for line in $0 { count(line.itemsByLanguage) } }
        }
        for name in names {
            if let list = ruleSet.phraseLists[name] ?? source.sharedLists[name] { count(list.itemsByLanguage) }
        }
        return counts
    }
}
