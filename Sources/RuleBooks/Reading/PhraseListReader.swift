import Diagnostics
import YAML

/// Reads named phrase lists: those of a topic's file, and the shared ones.
struct PhraseListReader {
    let problems: YAMLProblems

    /// The lists by their names.
    func read(_ node: YAMLNode) -> [String: PhraseListSource] {
        guard case .mapping(let entries) = node.content else {
            _ = YAMLMapping(node, problems: problems)
            return [:]
        }
        var lists: [String: PhraseListSource] = [:]
        for entry in entries {
            guard let name = entry.key.name(problems) else { continue }
            lists[name.value] = PhraseListSource(name: name, itemsByLanguage: items(entry.value))
        }
        return lists
    }

    /// `[late, tarde]`, or by language and with options: `{en: [late], es: [tarde], inflect: true}`.
    func items(_ node: YAMLNode) -> [(language: String?, items: [Located<PhraseSource>])] {
        guard case .mapping = node.content, var mapping = YAMLMapping(node, problems: problems) else {
            return [(nil, PhraseReader(problems: problems).items(node) ?? [])]
        }
        var reader = PhraseReader(problems: problems)
        let inflect = mapping.take("inflect")
        reader.inflects = inflect?.bool(problems) ?? false
        reader.allowsTypos = mapping.bool("typos") ?? false
        var items: [(language: String?, items: [Located<PhraseSource>])] = []
        if let phrases = mapping.take("phrases") { items.append((nil, reader.items(phrases) ?? [])) }
        for entry in mapping.rest {
            guard let language = language(entry.key) else { continue }
            reader.language = InflectedLanguage(rawValue: String(language.prefix { $0 != "-" }))
            items.append((language, reader.items(entry.value) ?? []))
        }
        if items.isEmpty { problems.report(.empty, "this phrase list is empty", at: node) }
        if reader.inflects, let inflect, !items.contains(where: { hasEndings($0.language) }) {
            problems.report(
                .inflection, "this list has no language whose endings are known", at: inflect,
                hint: "put its phrases by language: {en: [...], es: [...], inflect: true}")
        }
        return items
    }

    private func hasEndings(_ language: String?) -> Bool {
        language.flatMap { InflectedLanguage(rawValue: String($0.prefix { $0 != "-" })) } != nil
    }

    /// The tag of a language, as BCP 47 begins: `en`, `es`, `pt-br`.
    private func language(_ key: YAMLNode) -> String? {
        let text = key.scalarText ?? ""
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let isTag =
            (2...3).contains(parts[0].utf8.count) && parts[0].utf8.allSatisfy { 97...122 ~= $0 }
            && parts.dropFirst().allSatisfy { part in
                (2...8).contains(part.utf8.count) && part.utf8.allSatisfy { 97...122 ~= $0 || 48...57 ~= $0 }
            }
        if isTag { return text }
        problems.report(
            .language, "\(ScalarText.quoted(text)) is no language", at: key,
            hint: Suggestion.nearest(to: text, among: ["inflect", "typos", "phrases"]).map { "did you mean `\($0)`?" }
                ?? "two or three small letters, such as en, es or ht; or `phrases` for those of no language")
        return nil
    }
}
