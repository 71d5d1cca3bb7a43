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
        var seen = [String: Int](minimumCapacity: entries.reduce(0) { $0 + Self.words(in: $1.value) })
        return entries.compactMap { entry in
            let weight = weight(entry.key)
            let items = PhraseListReader(problems: problems).items(entry.value)
            for (_, items) in items { report(items, knownFrom: &seen) }
            return weight.map { LexiconLineSource(weight: $0, itemsByLanguage: items) }
        }
    }

    /// How many words stand in a line: all of its languages'.
    private static func words(in node: YAMLNode) -> Int {
        switch node.content {
        case .scalar: 1
        case .sequence(let items): items.count
        case .mapping(let entries): entries.reduce(0) { $0 + words(in: $1.value) }
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
            guard let line = seen.updateValue(item.node.start.line, forKey: text) else { continue }
            seen[text] = line
            item.report(
                .duplicateWord, "\(ScalarText.quoted(text)) stands in this lexicon twice; first on line \(line)",
                hint: "both weights would count; one entry with their sum says the same")
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
