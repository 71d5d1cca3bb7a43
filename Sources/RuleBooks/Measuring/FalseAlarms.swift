import Classification

/// Messages that have nothing to do with safety, and those of them that reach its department or become urgent.
public struct FalseAlarms: Sendable {
    /// A message that should have raised no alarm.
    public struct Alarm: Sendable {
        /// The message.
        public let inquiry: LabelledInquiry
        /// What was decided.
        public let outcome: Outcome
        /// The sentence that says why.
        public let sentence: String
        /// Whether safety's department owns it or gets a copy.
        public let reachesSafety: Bool
        /// Whether its priority is urgent.
        public var isUrgent: Bool { outcome.priority == .urgent }
    }

    /// How many messages there are.
    public let count: Int
    /// Those that raised an alarm, in their order.
    public let alarms: [Alarm]

    /// Decides messages by a book.
    ///
    /// - Parameter onProgress: called with how many are decided, and of how many.
    public init(of book: RuleBook, on inquiries: [LabelledInquiry], onProgress: (Int, Int) -> Void = { _, _ in }) {
        let explainer = Explainer(book: book)
        let department = book.topicNames.firstIndex(of: RuleBook.safetyTopic).map {
            book.departmentNames[book.classifier.definition.topics[$0].department]
        }
        count = inquiries.count
        var alarms: [Alarm] = []
        for (number, inquiry) in inquiries.enumerated() {
            let outcome = explainer.outcome(of: inquiry.message)
            let reaches = department.map { outcome.owner == $0 || outcome.copies.contains($0) } ?? false
            if reaches || outcome.priority == .urgent {
                let sentence = explainer.explain(inquiry.message).sentence
                alarms.append(
                    Alarm(inquiry: inquiry, outcome: outcome, sentence: sentence, reachesSafety: reaches))
            }
            onProgress(number + 1, inquiries.count)
        }
        self.alarms = alarms
    }
}
