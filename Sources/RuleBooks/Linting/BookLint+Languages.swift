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

    /// How many phrases the lists that a topic has or names hold, by language.
    private func phraseCounts(_ ruleSet: RuleSetSource) -> [String: Int] {
        var names = Set(ruleSet.phraseLists.keys)
        for rule in ruleSet.rules {
            rule.condition.forEachPhrase { if case .list(let name) = $0.value { names.insert(name) } }
        }
        var counts: [String: Int] = [:]
        for name in names {
            guard let list = ruleSet.phraseLists[name] ?? source.sharedLists[name] else { continue }
            for (language, items) in list.itemsByLanguage {
                if let language { counts[language, default: 0] += items.count }
            }
        }
        return counts
    }
}
