import Classification

/// Weighs some rules of a book by labelled inquiries.
struct Weighing {
    /// How many steps the weights take at most, and what a step has to gain: below, nothing changes that rounding keeps.
    private static let search = LBFGS(stepsMax: 150, tolerance: 1e-8)
    /// A topic's threshold in units of its logarithmic odds: what no word at all says is e to the fourth as likely for no topic.
    static let thresholdUnits = 4.0

    let tunable: TunableBook
    /// The rules that are weighed, and what each adds to.
    let rules: [WeighedRule]
    /// By what it adds to: the points from where on it claims.
    let thresholds: [Int]
    /// By what it adds to: the rule whose lexicon takes new words.
    let rulesForWords: [RuleID]
    /// Which of the topics, the last being none, may own an inquiry.
    let mayOwn: (LabelledInquiry) -> [Bool]
    /// How many new words are wanted at most, and in how many examples each has to stand.
    let words: (most: Int, countMin: Int)

    /// Points of a score for one unit: topics are compared by their points, so all have the same.
    var pointsPerUnit: Double { Double(thresholds.max() ?? 1) / Self.thresholdUnits }

    /// What came of it.
    struct Result {
        let table: TuningTable
        /// By parameter, in points.
        let points: [Double]
        let candidates: WordCandidates
    }

    /// Weighs, with new words where they are wanted: all candidates first, then those again that gained most.
    func weigh(_ inquiries: [LabelledInquiry], onStep: (String) -> Void = { _ in }) -> Result {
        let candidates = WordCandidates(words.most > 0 ? inquiries : [], countMin: words.countMin)
        var table = self.table(candidates, only: nil)
        var weights = weigh(inquiries, table, onStep)
        if words.most > 0 {
            table = self.table(candidates, only: best(of: table, weights, candidates))
            weights = weigh(inquiries, table, onStep)
        }
        return Result(table: table, points: weights.map { $0 * pointsPerUnit }, candidates: candidates)
    }

    private func table(_ candidates: WordCandidates, only chosen: Set<TuningTable.Origin>?) -> TuningTable {
        var table = TuningTable(tunable, rules, pointsPerUnit: pointsPerUnit)
        var known: [RuleID: Set<String>] = [:]
        for rule in rulesForWords { known[rule] = knownPhrases(of: rule) }
        table.add(candidates, to: known, only: chosen)
        return table
    }

    /// The phrases of a rule's lexicon, as candidates are written.
    private func knownPhrases(of rule: RuleID) -> Set<String> {
        guard let lexicon = tunable.sources[rule].condition.ownLexicon else { return [] }
        return Set(
            TunableBook.items(of: lexicon).compactMap { item in
                guard case .written(let source) = item.item, let text = source.text else { return nil }
                return text.split(separator: " ").map { word in
                    if word.hasPrefix("{") { return String(word) }
                    let folded = Classifier.words(of: String(word)).joined(separator: " ")
                    return word.hasSuffix("*") ? folded + "*" : folded
                }.joined(separator: " ")
            })
    }

    private func weigh(
        _ inquiries: [LabelledInquiry], _ table: TuningTable, _ onStep: (String) -> Void
    ) -> [Double] {
        let objective = objective(inquiries, table)
        return Self.search.minimise(from: table.given, onStep: { onStep("step \($0), \(table.origins.count) weights") })
        {
            objective($0, &$1)
        }
    }

    /// The examples with what each brings in.
    func objective(_ inquiries: [LabelledInquiry], _ table: TuningTable) -> TopicObjective {
        let scratch = ClassifierScratch()
        let classifier = tunable.book.classifier
        var buffer: [UInt8] = []
        let examples = inquiries.map { inquiry in
            let message = inquiry.message.message(in: &buffer)
            _ = classifier.classify(message, in: buffer.span, scratch: scratch)
            return TopicObjective.Example(
                parameters: table.parameters(of: inquiry.message, scratch, by: classifier), mayOwn: mayOwn(inquiry))
        }
        return TopicObjective(
            examples: examples, topics: table.topics, topicCount: thresholds.count,
            thresholds: thresholds.map { Double($0) / pointsPerUnit }, given: table.given, strengths: table.strengths)
    }

    /// The new words that matter most: heavy ones that stand in many examples.
    private func best(
        of table: TuningTable, _ weights: [Double], _ candidates: WordCandidates
    ) -> Set<TuningTable.Origin> {
        var worth: [(origin: TuningTable.Origin, value: Double)] = []
        for (origin, weight) in zip(table.origins, weights) {
            guard case .word(let place, _) = origin else { continue }
            worth.append((origin, abs(weight) * Double(candidates.counts[place]).squareRoot()))
        }
        return Set(worth.sorted { $0.value > $1.value }.prefix(words.most).map(\.origin))
    }
}
