import Classification

/// Words and short phrases that a lexicon could weigh: those that stand in enough examples. Beginnings of words (`driv*`) are not
/// among them: with them, weights found nothing more in inquiries not seen, and every word cost several matches.
struct WordCandidates {
    /// Phrases of more words than this are sentences, which few people write alike.
    private static let wordsMax = 3

    /// What stands in a larger share of the examples is what everybody writes, whatever they want; of a few, nobody can tell.
    private static let shareMax = 0.2
    private static let countAllowed = 100

    /// The candidates, as a rule file would have them.
    let phrases: [String]
    /// In how many examples each stands.
    let counts: [Int]
    /// The language of most of these examples; nil where none is known.
    let languages: [String?]

    /// What stands in at least `countMin` examples.
    init(_ inquiries: [LabelledInquiry], countMin: Int) {
        var counts: [String: Int] = [:]
        var languages: [String: [String: Int]] = [:]
        let found = inquiries.map { Self.phrases(in: $0.message) }
        for phrase in found.joined() { counts[phrase, default: 0] += 1 }
        let countMax = max(Int(Double(inquiries.count) * Self.shareMax), Self.countAllowed)
        counts = counts.filter { countMin...max(countMin, countMax) ~= $0.value }
        for (inquiry, phrases) in zip(inquiries, found) {
            guard let language = inquiry.message.fields[.language] else { continue }
            for phrase in phrases where counts[phrase] != nil {
                languages[phrase, default: [:]][language, default: 0] += 1
            }
        }
        phrases = counts.keys.sorted()
        self.counts = phrases.map { counts[$0] ?? 0 }
        self.languages = phrases.map { phrase in
            languages[phrase]?.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
        }
    }

    /// Every candidate that stands in a message.
    static func phrases(in message: PlainMessage) -> Set<String> {
        var phrases: Set<String> = []
        for field in [message.subject, message.text] {
            let words = Classifier.words(of: field).map { Self.isNumber($0) ? "{number}" : $0 }
            for start in words.indices {
                for end in start..<min(start + wordsMax, words.count) {
                    let phrase = words[start...end]
                    if phrase.contains(where: { $0 != "{number}" }) { phrases.insert(phrase.joined(separator: " ")) }
                }
            }
        }
        return phrases
    }

    private static func isNumber(_ word: String) -> Bool { word.utf8.allSatisfy { 0x30...0x39 ~= $0 } }
}
