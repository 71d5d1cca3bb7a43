import Classification
import YAML

/// Regular expressions and beginnings of words that are found in nearly every message.
extension BookLint {
    /// What people write whatever they want, in the two languages of most messages.
    private static let commonWords = [
        "the", "and", "you", "please", "thanks", "today", "when", "my", "is", "for", "we", "they", "have", "with",
        "not",
        "que", "mi", "para", "el", "la", "gracias", "hoy", "cuando", "por", "una", "con", "de", "en", "los", "7",
    ]
    /// A pattern in so many of them is not about anything.
    private static let foundMax = 4

    mutating func checkBreadth() {
        for ruleSet in ruleSets {
            for rule in ruleSet.rules {
                var phrases: [Located<PhraseSource>] = []
                rule.condition.forEachPhrase { phrases.append($0) }
                for phrase in phrases { checkBreadth(phrase, in: ruleSet) }
            }
            for name in ruleSet.phraseLists.keys.sorted() {
                for phrase in ruleSet.phraseLists[name]?.items ?? [] { checkBreadth(phrase, in: ruleSet) }
            }
        }
    }

    private mutating func checkBreadth(_ phrase: Located<PhraseSource>, in ruleSet: RuleSetSource) {
        let patterns: [PatternDefinition]
        switch phrase.value {
        case .literal(let text) where text.contains("*") || text.contains("{"): patterns = [.phrase(text)]
        case .pattern(let pattern): patterns = pattern.definitions
        case .literal, .list: return
        }
        let found = PhraseProbe.texts(of: Self.commonWords, with: patterns)
        guard found.count > Self.foundMax else { return }
        let examples = found.prefix(3).map { ScalarText.quoted($0) }.joined(separator: ", ")
        warn(
            .broadPattern, "this is found in what everybody writes: \(examples) …", at: phrase.node,
            in: ruleSet.problems.file, hint: "what says little about a message should not decide it")
    }
}

extension PhraseProbe {
    /// Those of some texts in which one of the patterns is found.
    static func texts(of texts: [String], with patterns: [PatternDefinition]) -> [String] {
        let topic = TopicDefinition(
            name: "patterns", department: 0, threshold: 1,
            rules: [RuleDefinition(id: "pattern", score: 1, condition: .phrases(patterns))])
        let definition = ClassifierDefinition(topics: [topic], safetyTopic: nil, fallbackDepartment: 0)
        guard let classifier = try? Classifier(compiling: definition) else { return [] }
        let scratch = ClassifierScratch()
        return texts.filter { text in
            var bytes: [UInt8] = []
            let message = PlainMessage(text: text).message(in: &bytes)
            return classifier.classify(message, in: bytes.span, scratch: scratch).topic != nil
        }
    }
}
