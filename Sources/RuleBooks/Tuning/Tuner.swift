import Classification
import Diagnostics

/// Proposes other weights, scores and thresholds for a rule book, from labelled inquiries. Nothing is changed: a person reads
/// the proposal and accepts it, or not.
public struct Tuner {
    /// What is asked of it.
    public struct Options: Sendable {
        /// How many new words may be added to the topics' lexicons, all together.
        public var newWords: Int
        /// In how many inquiries a new word has to stand.
        public var countMin: Int

        /// Options by their values.
        public init(newWords: Int, countMin: Int) {
            self.newWords = newWords
            self.countMin = countMin
        }
    }

    /// One new word in so many for a rule of urgency, and for one of copies: each is weighed apart, and has a tenth and a hundredth or so
    /// of the inquiries to learn from.
    private static let wordsPerUrgent = 4
    private static let wordsPerCopy = 16

    private let tunable: TunableBook
    private let files: SourceFiles
    private let options: Options

    /// A tuner of a folder's book; nil where that has errors, which `load` has.
    public init?(directory: String, options: Options, load: inout RuleBookLoad?) {
        let (loaded, source) = RuleBook.loadWithSource(directory: directory)
        load = loaded
        guard let book = loaded.book, let source else { return nil }
        tunable = TunableBook(book: book, ruleSets: TopicOrder(source).ruleSets())
        files = loaded.files
        self.options = options
    }

    /// The book as it is.
    public var book: RuleBook { tunable.book }

    /// Weighs by all inquiries.
    public func propose(_ inquiries: [LabelledInquiry], onStep: (String) -> Void = { _ in }) -> TuningProposal {
        var edits = FileEdits(tunable: tunable, files: files)
        let topics = topicWeighing(inquiries)
        let result = topics.weigh(inquiries, onStep: onStep)
        edits.take(result)
        let objective = topics.objective(inquiries, result.table)
        let search = ThresholdSearch(
            objective: objective, weights: result.points.map { $0 / topics.pointsPerUnit },
            pointsPerUnit: topics.pointsPerUnit)
        edits.take(thresholds: search.best(from: topics.thresholds))
        for rule in tunable.urgentRules { edits.take(urgencyWeighing(of: rule).weigh(inquiries, onStep: onStep)) }
        for rule in tunable.copyRules { edits.take(copyWeighing(of: rule).weigh(inquiries, onStep: onStep)) }
        return TuningProposal(patch: edits.patch, changes: edits.changes)
    }

    /// Weighs by all but a part of the inquiries and decides that part, for each part in turn: how good such weights are on inquiries
    /// that they were not weighed by. Caps, copies and urgency are left out.
    ///
    /// - Returns: how well each class is found, the classes that labels name and `other` last.
    public func crossValidate(
        _ inquiries: [LabelledInquiry], folds: Int, onStep: (String) -> Void = { _ in }
    ) -> [(name: String, accuracy: ClassAccuracy)] {
        let weighing = topicWeighing(inquiries)
        let classes = AccuracyCount(inquiries).classes
        var accuracies = [ClassAccuracy](repeating: ClassAccuracy(), count: classes.count)
        for fold in 0..<folds {
            let others = inquiries.indices.filter { Self.part(of: $0, folds) != fold }.map { inquiries[$0] }
            let held = inquiries.indices.filter { Self.part(of: $0, folds) == fold }.map { inquiries[$0] }
            let result = weighing.weigh(others) { onStep("part \(fold + 1) of \(folds): \($0)") }
            let weights = result.points.map { $0 / weighing.pointsPerUnit }
            let objective = weighing.objective(held, result.table)
            for (inquiry, example) in zip(held, objective.examples) {
                let owner = objective.owner(of: example, weights)
                let decided = owner.map { tunable.book.topicNames[$0] } ?? RuleBook.noTopic
                for (place, name) in classes.enumerated() {
                    let isLast = place == classes.count - 1
                    let isDecided = name == decided || isLast && !classes.contains(decided)
                    accuracies[place].note(labelled: name == inquiry.primary, decided: isDecided)
                }
            }
        }
        return zip(classes, accuracies).map { (name: $0, accuracy: $1) }
    }

    /// The part of an inquiry: scattered (Fibonacci hashing), since files come sorted, or topics by turns.
    private static func part(of index: Int, _ folds: Int) -> Int {
        Int((UInt64(index) &* 0x9E37_79B9_7F4A_7C15) >> 33) % folds
    }

    /// Weighs what the topics score by.
    private func topicWeighing(_ inquiries: [LabelledInquiry]) -> Weighing {
        let names = tunable.book.topicNames
        let labels = Set(inquiries.map(\.primary))
        let topics = tunable.book.classifier.definition.topics
        let rules = tunable.book.classifier.rules.enumerated().map { rule, name in
            WeighedRule(rule: rule, topic: name.topic, byWords: tunable.definitions[rule].scoresByLexicon)
        }
        return Weighing(
            tunable: tunable, rules: rules, thresholds: topics.map(\.threshold),
            rulesForWords: names.indices.compactMap { tunable.lexiconRule(of: $0) },
            mayOwn: { inquiry in
                guard inquiry.primary == RuleBook.noTopic || !names.contains(inquiry.primary) else {
                    return names.map { $0 == inquiry.primary } + [false]
                }
                return names.map { !labels.contains($0) } + [true]
            }, words: (options.newWords, options.countMin))
    }

    /// Weighs the lexicon of a rule that asks for priority urgent.
    private func urgencyWeighing(of rule: RuleID) -> Weighing {
        weighing(of: rule, newWords: options.newWords / Self.wordsPerUrgent) { [$0.isUrgent, !$0.isUrgent] }
    }

    /// Weighs the lexicon of a rule that asks for copies. What a copied department owns says nothing about copies to it.
    private func copyWeighing(of rule: RuleID) -> Weighing {
        let topics = tunable.topicsCopied(by: rule)
        return weighing(of: rule, newWords: options.newWords / Self.wordsPerCopy) { inquiry in
            if topics.contains(inquiry.primary) { return [true, true] }
            let isNeeded = !topics.isDisjoint(with: inquiry.also)
            return [isNeeded, !isNeeded]
        }
    }

    /// Weighs the lexicon of one rule. `holds` says of an inquiry whether the rule may hold, and whether it may not.
    private func weighing(
        of rule: RuleID, newWords: Int, holds: @escaping (LabelledInquiry) -> [Bool]
    ) -> Weighing {
        let least = tunable.sources[rule].condition.ownLexicon?.least ?? 1
        return Weighing(
            tunable: tunable, rules: [WeighedRule(rule: rule, topic: 0, byWords: true)], thresholds: [least],
            rulesForWords: [rule], mayOwn: holds, words: (newWords, options.countMin))
    }
}
