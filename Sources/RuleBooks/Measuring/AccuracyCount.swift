import Classification

/// Counts decisions against labels, one inquiry after the other.
struct AccuracyCount {
    /// One language's inquiries.
    struct Language {
        var count = 0
        var accuracies: [ClassAccuracy]
    }

    let classes: [String]
    private(set) var confusion: [[Int]]
    private(set) var accuracies: [ClassAccuracy]
    private(set) var byLanguage: [String: Language] = [:]
    private(set) var urgent = ClassAccuracy()
    private(set) var urgentReachingSafety = Ratio()
    private(set) var copies = Ratio()
    private(set) var misses: [AccuracyReport.Miss] = []

    init(_ inquiries: [LabelledInquiry]) {
        classes = Set(inquiries.map(\.primary)).subtracting([RuleBook.noTopic]).sorted() + [RuleBook.noTopic]
        confusion = [[Int]](repeating: [Int](repeating: 0, count: classes.count), count: classes.count)
        accuracies = [ClassAccuracy](repeating: ClassAccuracy(), count: classes.count)
    }

    mutating func note(_ inquiry: LabelledInquiry, _ outcome: Outcome, of book: RuleBook) {
        let (label, decided) = (place(of: inquiry.primary), place(of: outcome.topic))
        confusion[label][decided] += 1
        let language = inquiry.message.fields[.language] ?? "?"
        var own = byLanguage[language] ?? Language(accuracies: accuracies.map { _ in ClassAccuracy() })
        own.count += 1
        for place in classes.indices {
            accuracies[place].note(labelled: label == place, decided: decided == place)
            own.accuracies[place].note(labelled: label == place, decided: decided == place)
        }
        byLanguage[language] = own
        let saidUrgent = outcome.priority == .urgent
        urgent.note(labelled: inquiry.isUrgent, decided: saidUrgent)
        let concerned = [inquiry.primary] + inquiry.also
        if inquiry.isUrgent && concerned.contains(RuleBook.safetyTopic) {
            urgentReachingSafety.note(reaches(RuleBook.safetyTopic, outcome, of: book))
        }
        for topic in inquiry.also { copies.note(reaches(topic, outcome, of: book)) }
        if label != decided || saidUrgent != inquiry.isUrgent {
            misses.append(.init(inquiry: inquiry, outcome: outcome, decided: classes[decided]))
        }
    }

    private func place(of topic: String) -> Int { classes.firstIndex(of: topic) ?? classes.count - 1 }

    /// Whether a topic's department owns or gets a copy.
    private func reaches(_ topic: String, _ outcome: Outcome, of book: RuleBook) -> Bool {
        if outcome.topic == topic { return true }
        guard let id = book.topicNames.firstIndex(of: topic) else { return false }
        let department = book.departmentNames[book.classifier.definition.topics[id].department]
        return outcome.owner == department || outcome.copies.contains(department)
    }
}
