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
    private(set) var sentCopies = Ratio()
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
        for copy in outcome.copies {
            sentCopies.note(concerned.contains { department(of: $0, by: book) == copy })
        }
        if label != decided || saidUrgent != inquiry.isUrgent {
            misses.append(.init(inquiry: inquiry, outcome: outcome, decided: classes[decided]))
        }
    }

    private func place(of topic: String) -> Int { classes.firstIndex(of: topic) ?? classes.count - 1 }

    /// Whether a topic's department owns or gets a copy.
    private func reaches(_ topic: String, _ outcome: Outcome, of book: RuleBook) -> Bool {
        if outcome.topic == topic { return true }
        guard let department = department(of: topic, by: book) else { return false }
        return outcome.owner == department || outcome.copies.contains(department)
    }

    /// The department that answers a topic; nil where the book has none of that name.
    private func department(of topic: String, by book: RuleBook) -> String? {
        book.topicNames.firstIndex(of: topic).map {
            book.departmentNames[book.classifier.definition.topics[$0].department]
        }
    }
}
