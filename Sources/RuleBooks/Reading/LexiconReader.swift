import Classification
import Diagnostics
import YAML

/// Reads a lexicon: words by what they weigh.
struct LexiconReader {
    let problems: YAMLProblems

    /// `{20: [bus, guagua], 5: {en: [late], es: [tarde]}, -10: [hiring]}`; none where nothing could be read.
    func read(_ node: YAMLNode) -> [LexiconLineSource] {
        guard case .mapping(let entries) = node.content else {
            _ = YAMLMapping(node, problems: problems, example: "lexicon: {20: [bus], 5: [late], -10: [hiring]}")
            return []
        }
        if entries.isEmpty { problems.report(.empty, "this lexicon is empty", at: node) }
        var seen: [String: Int] = [:]
        return entries.compactMap { entry in
            let weight = weight(entry.key)
            let items = PhraseListReader(problems: problems).items(entry.value)
            report(items.flatMap(\.items), knownFrom: &seen)
            return weight.map { LexiconLineSource(weight: $0, itemsByLanguage: items) }
        }
    }

    private func weight(_ key: YAMLNode) -> Int? {
        guard let weight = key.score(problems) else { return nil }
        if weight != 0 { return weight }
        problems.report(
            .score, "words that weigh 0 change nothing", at: key, hint: "a positive or a negative whole number")
        return nil
    }

    /// Reports what stands in a lexicon twice: which of its weights was meant?
    private func report(_ items: [Located<PhraseSource>], knownFrom seen: inout [String: Int]) {
        for item in items {
            guard let text = item.value.text else { continue }
            if let line = seen[text] {
                item.report(
                    .duplicateWord, "\(ScalarText.quoted(text)) stands in this lexicon twice; first on line \(line)",
                    hint: "both weights would count; one entry with their sum says the same")
            }
            seen[text] = seen[text] ?? item.node.start.line
        }
    }
}

extension PhraseSource {
    /// What it looks for, as it was written; nil for the name of a list.
    var text: String? {
        switch self {
        case .literal(let text): text
        case .pattern(let pattern): pattern.text
        case .list: nil
        }
    }
}
