/// The regular endings of English nouns and verbs.
enum EnglishEndings {
    /// By kind: -s, -'s, -ed, -ing.
    static func forms(of word: String) -> [[String]] {
        [[plural(word)], [word + "'s"], past(word), gerund(word)]
    }

    /// bus, buses; day, days; city, cities.
    private static func plural(_ word: String) -> String {
        if let stem = consonantY(word) { return stem + "ies" }
        let hisses = ["s", "x", "z", "ch", "sh"].contains { word.hasSuffix($0) }
        return word + (hisses ? "es" : "s")
    }

    /// late is late, skip skipped, cry cried, delay delayed; cancel canceled and cancelled.
    private static func past(_ word: String) -> [String] {
        if word.hasSuffix("e") { return [word + "d"] }
        if let stem = consonantY(word) { return [stem + "ied"] }
        return doubled(word).map { $0 + "ed" }
    }

    private static func gerund(_ word: String) -> [String] {
        if word.hasSuffix("ie") { return [word.dropLast(2) + "ying"] }
        if word.hasSuffix("e"), !word.hasSuffix("ee"), !word.hasSuffix("ye"), !word.hasSuffix("oe") {
            return [word.dropLast() + "ing"]
        }
        return doubled(word).map { $0 + "ing" }
    }

    /// What a vowel's ending goes on: with its last consonant doubled after a single short vowel; a longer word may have
    /// its accent elsewhere, so both ways.
    private static func doubled(_ word: String) -> [String] {
        let letters = Array(word)
        guard letters.count >= 3, let last = letters.last, !isVowel(last), !"wxyh".contains(last),
            isVowel(letters[letters.count - 2]), !isVowel(letters[letters.count - 3])
        else { return [word] }
        let vowels = letters.indices.count { isVowel(letters[$0]) && ($0 == 0 || !isVowel(letters[$0 - 1])) }
        return vowels == 1 ? [word + String(last)] : [word, word + String(last)]
    }

    /// The word without its y, where a consonant stands before that.
    private static func consonantY(_ word: String) -> String? {
        guard word.hasSuffix("y"), let before = word.dropLast().last, !isVowel(before) else { return nil }
        return String(word.dropLast())
    }

    private static func isVowel(_ letter: Character) -> Bool { "aeiou".contains(letter) }
}
