import Assignments
public import Classification

/// Decides messages by two books and gathers what differs. One at a time: it owns the scratch of both.
public final class BookComparison {
    /// The book that decides today.
    public let old: RuleBook
    /// The book that would.
    public let new: RuleBook
    /// What was gathered so far.
    public private(set) var diff = DecisionDiff()

    private let oldScratch = ClassifierScratch()
    private let newScratch = ClassifierScratch()

    /// A comparison of two books.
    public init(old: RuleBook, new: RuleBook) {
        self.old = old
        self.new = new
    }

    /// Decides a message whose fields stand in `bytes`. `name` is asked for where decisions differ: what the example is called.
    public func compare(_ message: Message, in bytes: Span<UInt8>, name: () -> String) {
        let before = old.classifier.classify(message, in: bytes, scratch: oldScratch)
        let after = new.classifier.classify(message, in: bytes, scratch: newScratch)
        diff.count += 1
        let (was, becomes) = (Outcome(before, of: old), Outcome(after, of: new))
        guard was != becomes else { return }
        diff.changed += 1
        for change in DecisionDiff.Change.changes(
            from: was, isSafety: old.involvesSafety(before), to: becomes, isSafety: new.involvesSafety(after))
        {
            diff.add(change) {
                DecisionDiff.Example(
                    name: name(), before: was, after: becomes,
                    sentenceBefore: old.routing.sentence(of: before, by: old.classifier, evidence: oldScratch),
                    sentenceAfter: new.routing.sentence(of: after, by: new.classifier, evidence: newScratch))
            }
        }
    }
}

extension RuleBook {
    /// Whether a decision reaches the people who look after safety: as owner or by a copy.
    fileprivate func involvesSafety(_ decision: Decision) -> Bool {
        let definition = classifier.definition
        guard let topic = definition.safetyTopic else { return false }
        let department = definition.topics[topic].department
        return decision.owner == department || decision.copies.contains(DepartmentSet(department))
    }
}
