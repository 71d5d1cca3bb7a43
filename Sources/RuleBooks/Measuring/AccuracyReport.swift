/// What a book makes of labelled inquiries, counted. The classes are the topics that labels name, and `other` for everything
/// else: a topic that no label names counts as `other`.
public struct AccuracyReport: Sendable {
    /// An inquiry that went elsewhere than its label says, or whose urgency is another.
    public struct Miss: Sendable {
        /// The inquiry.
        public let inquiry: LabelledInquiry
        /// What was decided.
        public let outcome: Outcome
        /// The class that was decided.
        public let decided: String
    }

    /// The classes, `other` last.
    public let classes: [String]
    /// Inquiries by the class of their label, then by the class that was decided.
    public let confusion: [[Int]]
    /// By class.
    public let accuracies: [ClassAccuracy]
    /// By language, then by class; languages with most inquiries first.
    public let languages: [(language: String, accuracies: [ClassAccuracy])]
    /// Priority urgent.
    public let urgent: ClassAccuracy
    /// Of urgent inquiries that concern safety, as their topic or beside it, those that reach its department.
    public let urgentReachingSafety: Ratio
    /// Of inquiries that another topic should get a copy of, those that it gets, as a copy or as its own.
    public let copies: Ratio
    /// Of copies that were sent, those that a label asks for: the others bury what a department must see.
    public let sentCopies: Ratio
    /// What came out otherwise, in the order of the inquiries.
    public let misses: [Miss]

    /// How many went where they should.
    public var right: Ratio {
        var right = Ratio()
        right.count = classes.indices.reduce(0) { $0 + confusion[$1][$1] }
        right.total = confusion.joined().reduce(0, +)
        return right
    }

    /// The mean of the classes' F1.
    public var macroF1: Double { Self.macroF1(accuracies) }

    /// The mean of F1 over the classes that have inquiries.
    public static func macroF1(_ accuracies: [ClassAccuracy]) -> Double {
        let labelled = accuracies.filter { $0.recall.total > 0 }
        return labelled.isEmpty ? 0 : labelled.reduce(0) { $0 + $1.f1 } / Double(labelled.count)
    }

    /// Decides inquiries by a book and counts.
    ///
    /// - Parameter onProgress: called with how many are decided, and of how many.
    public init(of book: RuleBook, on inquiries: [LabelledInquiry], onProgress: (Int, Int) -> Void = { _, _ in }) {
        let explainer = Explainer(book: book)
        var count = AccuracyCount(inquiries)
        for (number, inquiry) in inquiries.enumerated() {
            count.note(inquiry, explainer.outcome(of: inquiry.message), of: book)
            onProgress(number + 1, inquiries.count)
        }
        classes = count.classes
        confusion = count.confusion
        accuracies = count.accuracies
        languages = count.byLanguage.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
            .map { ($0.key, $0.value.accuracies) }
        urgent = count.urgent
        urgentReachingSafety = count.urgentReachingSafety
        copies = count.copies
        sentCopies = count.sentCopies
        misses = count.misses
    }
}
