/// A language whose endings are expanded when the book is compiled. Regular forms only: irregular ones are written out.
enum InflectedLanguage: String, CaseIterable, Sendable {
    case english = "en"
    case spanish = "es"

    /// A phrase and its forms: in each one word has another ending, or all its words have endings of the same kind
    /// (`parada equivocada`, `paradas equivocadas`). The phrase itself comes first. Words with slots, digits or fewer
    /// than three letters stay as they are.
    func forms(of phrase: String) -> [String] {
        let words = phrase.split(separator: " ").map(String.init)
        let endings = words.map { Self.isWord($0) ? self.endings(of: $0.lowercased()) : [] }
        let kinds = endings.map(\.count).max() ?? 0
        var forms = [phrase]
        func add(_ form: [String]) {
            let text = form.joined(separator: " ")
            if !forms.contains(text) { forms.append(text) }
        }
        for kind in 0..<kinds {
            var together = words
            for place in words.indices where kind < endings[place].count {
                for form in endings[place][kind] {
                    var alone = words
                    alone[place] = form
                    add(alone)
                }
                together[place] = endings[place][kind].first ?? words[place]
            }
            add(together)
        }
        return forms
    }

    /// A word's forms, by the kind of its ending; kinds have the same places for all words.
    private func endings(of word: String) -> [[String]] {
        switch self {
        case .english: EnglishEndings.forms(of: word)
        case .spanish: SpanishEndings.forms(of: word)
        }
    }

    private static func isWord(_ word: String) -> Bool {
        word.count >= 3 && word.allSatisfy { $0.isLetter || $0 == "'" || $0 == "-" }
    }
}
