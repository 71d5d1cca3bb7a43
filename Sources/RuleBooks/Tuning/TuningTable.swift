import Classification

/// What can be weighed: the scores of rules, the entries of lexicons, and words that could be added to them.
struct TuningTable {
    /// Where a weight stands, or would.
    enum Origin: Hashable {
        /// A rule's score.
        case score(RuleID)
        /// An entry of a rule's lexicon.
        case entry(RuleID, Int)
        /// A new word, by its place among the candidates, for the lexicon of a rule.
        case word(Int, RuleID)
    }

    /// How strongly weights that people gave are held: as some three examples would.
    private static let givenStrength = 1.0
    /// Scores of rules are meant as they stand, more than words are.
    private static let scoreStrength = 0.5
    /// New words begin at 0. Held more strongly (2.5) or less (0.5), they found no more in inquiries not seen.
    private static let newStrength = 1.0

    private(set) var origins: [Origin] = []
    private(set) var topics: [Int32] = []
    private(set) var given: [Double] = []
    private(set) var strengths: [Double] = []
    private var placeOfScore: [RuleID: Int32] = [:]
    /// By rule, the place of its first entry; those of the others follow.
    private var firstEntries: [RuleID: Int32] = [:]
    private var placesOfWord: [String: [Int32]] = [:]
    private let topicOfRule: [RuleID: TopicID]

    /// What stands in the book: the words of some rules, and the scores of others.
    init(_ tunable: TunableBook, _ rules: [WeighedRule], pointsPerUnit: Double) {
        topicOfRule = Dictionary(rules.map { ($0.rule, $0.topic) }) { first, _ in first }
        for weighed in rules {
            let rule = weighed.rule
            if weighed.byWords, let lexicon = tunable.sources[rule].condition.ownLexicon {
                firstEntries[rule] = Int32(origins.count)
                for (entry, item) in TunableBook.items(of: lexicon).enumerated() {
                    let weight = Double(item.weight) / pointsPerUnit
                    add(.entry(rule, entry), to: weighed.topic, given: weight, strength: Self.givenStrength)
                }
            } else if tunable.definitions[rule].score != 0 {
                placeOfScore[rule] = Int32(origins.count)
                let score = Double(tunable.definitions[rule].score) / pointsPerUnit
                add(.score(rule), to: weighed.topic, given: score, strength: Self.scoreStrength)
            }
        }
    }

    private mutating func add(_ origin: Origin, to topic: TopicID, given weight: Double, strength: Double) {
        origins.append(origin)
        topics.append(Int32(topic))
        given.append(weight)
        strengths.append(strength)
    }

    /// Adds candidates to the lexicons of some rules, those left out that a lexicon has already.
    mutating func add(_ candidates: WordCandidates, to rules: [RuleID: Set<String>], only chosen: Set<Origin>? = nil) {
        for (place, phrase) in candidates.phrases.enumerated() {
            for (rule, known) in rules.sorted(by: { $0.key < $1.key }) where !known.contains(phrase) {
                let origin = Origin.word(place, rule)
                guard chosen?.contains(origin) ?? true, let topic = topicOfRule[rule] else { continue }
                placesOfWord[phrase, default: []].append(Int32(origins.count))
                add(origin, to: topic, given: 0, strength: Self.newStrength)
            }
        }
    }

    /// The parameters that a message brings in: what the classifier left in the scratch, and its words.
    func parameters(
        of message: PlainMessage, _ scratch: ClassifierScratch, by classifier: Classifier
    ) -> [Int32] {
        var parameters = scratch.firedRules.compactMap { placeOfScore[$0.rule] }
        for hit in classifier.lexiconHits(in: scratch) {
            if let first = firstEntries[hit.rule] { parameters.append(first + Int32(hit.entry)) }
        }
        guard !placesOfWord.isEmpty else { return parameters }
        for phrase in WordCandidates.phrases(in: message) { parameters += placesOfWord[phrase] ?? [] }
        return parameters
    }
}
