/// The regular endings of Spanish nouns and adjectives, and of verbs written in the infinitive. Accents make no difference
/// to matching, so forms that differ in them alone are one.
enum SpanishEndings {
    /// By kind: the other number and gender first, then the forms of verbs.
    static func forms(of word: String) -> [[String]] {
        let nominal = nominal(word)
        return nominal + verbal(word).map { [$0] }
    }

    /// Plural, other gender, its plural.
    private static func nominal(_ word: String) -> [[String]] {
        guard let last = word.last else { return [] }
        switch last {
        case "o": return [[word + "s"], [stem(word) + "a"], [stem(word) + "as"]]
        case "a": return [[word + "s"], [stem(word) + "o"], [stem(word) + "os"]]
        case "e", "i", "u", "é", "á", "ó", "ú", "í": return [[word + "s"], [], []]
        case "z": return [[stem(word) + "ces"], [], []]
        case "s": return [[], [], []]
        case "r", "n", "l", "d": return [[word + "es"], [word + "a"], [word + "as"]]
        default: return [[word + "es"], [], []]
        }
    }

    /// Present, preterite, imperfect, subjunctive, participle and gerund, as families write of others and themselves.
    private static func verbal(_ word: String) -> [String] {
        let stem = String(word.dropLast(2))
        guard stem.count >= 3 else { return [] }
        let endings: [String]
        switch word.suffix(2) {
        case "ar":
            endings = [
                "o", "as", "a", "amos", "an", "e", "é", "ó", "aste", "aron", "aba", "aban", "ado", "ada", "ando", "en",
            ]
        case "er", "ir":
            endings = [
                "o", "es", "e", "emos", "imos", "en", "í", "ió", "iste", "ieron", "ía", "ían", "ido", "ida", "iendo",
                "a", "an",
            ]
        default: return []
        }
        return endings.map { stem + $0 }
    }

    private static func stem(_ word: String) -> String { String(word.dropLast()) }
}
