import YAML

extension YAMLNode {
    /// A phrase, or `$name` for a list; nil and reported where it is neither.
    func phrase(_ problems: YAMLProblems) -> Located<PhraseSource>? {
        guard let text = shownText(problems)?.value else { return nil }
        if text.hasPrefix("$") { return Located(value: .list(String(text.dropFirst())), node: self) }
        guard let problem = Self.problem(withPhrase: text) else { return Located(value: .literal(text), node: self) }
        problems.report(.phrase, problem.message, at: self, hint: problem.hint)
        return nil
    }

    private static func problem(withPhrase text: String) -> (message: String, hint: String?)? {
        if text.unicodeScalars.count > RuleBookLimits.phraseLengthMax {
            return ("a phrase has at most \(RuleBookLimits.phraseLengthMax) characters", "what people write is shorter")
        }
        var rest = text[...]
        while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
            guard let slot = slots.first(where: { rest[open...].hasPrefix($0) }) else {
                return ("\(ScalarText.quoted(text)) has a brace that is no slot", "the slots are {number} and {word}")
            }
            rest = rest[open...].dropFirst(slot.count)
        }
        let letters = slots.reduce(text) { $0.replacing($1, with: "") }.unicodeScalars
        guard letters.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }) else {
            return ("\(ScalarText.quoted(text)) has no word that could be found", nil)
        }
        return nil
    }

    /// What stands for any one word of a kind.
    private static let slots = ["{number}", "{word}"]
}
