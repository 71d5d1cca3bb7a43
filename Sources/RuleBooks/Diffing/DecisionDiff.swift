import Classification

/// What differs between the decisions of two books.
public struct DecisionDiff: Sendable {
    /// A way in which decisions change. The cases are in the order in which they matter.
    public enum Change: Sendable, Hashable {
        /// The people who look after safety no longer see it.
        case noLongerSafety
        /// They see it now, and did not.
        case newlySafety
        /// Another topic owns.
        case topic(from: String, to: String)
        /// Another department owns, by the same topic.
        case owner(from: String, to: String)
        /// Another priority.
        case priority(from: String, to: String)
        /// A department no longer gets a copy.
        case copyLost(String)
        /// A department gets a copy, and did not.
        case copyGained(String)
    }

    /// One inquiry whose decision changes.
    public struct Example: Sendable {
        /// What it is called: its id, or where it stands.
        public let name: String
        /// What was decided.
        public let before: Outcome
        /// What would be decided.
        public let after: Outcome
        /// Why, by the old book.
        public let sentenceBefore: String
        /// Why, by the new one.
        public let sentenceAfter: String
    }

    /// All inquiries that change in one way.
    public struct Group: Sendable {
        /// The way.
        public let change: Change
        /// How many inquiries.
        public internal(set) var count = 0
        /// The first few of them.
        public internal(set) var examples: [Example] = []
    }

    /// The examples that a group keeps.
    public static let examplesMax = 3

    /// Inquiries decided.
    public internal(set) var count = 0
    /// Those whose decision changes in any way.
    public internal(set) var changed = 0

    private var groupOfChange: [Change: Group] = [:]

    /// What changes: for safety first, then by how often.
    public var groups: [Group] {
        groupOfChange.values.sorted { one, other in
            if one.change.rank != other.change.rank { return one.change.rank < other.change.rank }
            return one.count == other.count ? one.change.words < other.change.words : one.count > other.count
        }
    }

    /// The share of inquiries whose decision changes, from 0 to 1.
    public var share: Double { count == 0 ? 0 : Double(changed) / Double(count) }

    /// Inquiries that the people who look after safety would no longer see.
    public var noLongerSafety: Int { groupOfChange[.noLongerSafety]?.count ?? 0 }

    /// Inquiries that are urgent and would be less.
    public var noLongerUrgent: Int {
        groupOfChange.values.reduce(0) { sum, group in
            if case .priority(Priority.urgent.name.description, _) = group.change { sum + group.count } else { sum }
        }
    }

    mutating func add(_ change: Change, _ example: () -> Example) {
        var group = groupOfChange[change] ?? Group(change: change)
        group.count += 1
        if group.examples.count < Self.examplesMax { group.examples.append(example()) }
        groupOfChange[change] = group
    }
}

extension DecisionDiff.Change {
    /// Which changes matter first.
    var rank: Int {
        switch self {
        case .noLongerSafety: 0
        case .newlySafety: 1
        case .topic: 2
        case .owner: 3
        case .priority: 4
        case .copyLost: 5
        case .copyGained: 6
        }
    }

    /// In words: `transportation → hr`.
    public var words: String {
        switch self {
        case .noLongerSafety: "no longer safety"
        case .newlySafety: "newly safety"
        case .topic(let from, let to): "\(from) → \(to)"
        case .owner(let from, let to): "owner \(from) → \(to)"
        case .priority(let from, let to): "priority \(from) → \(to)"
        case .copyLost(let department): "no copy to \(department) any more"
        case .copyGained(let department): "a copy to \(department)"
        }
    }

    /// All ways in which one outcome differs from another.
    static func changes(
        from before: Outcome, isSafety wasSafety: Bool, to after: Outcome, isSafety: Bool
    ) -> [DecisionDiff.Change] {
        var changes: [DecisionDiff.Change] = []
        if wasSafety != isSafety { changes.append(isSafety ? .newlySafety : .noLongerSafety) }
        if before.topic != after.topic {
            changes.append(.topic(from: before.topic, to: after.topic))
        } else if before.owner != after.owner {
            changes.append(.owner(from: before.owner, to: after.owner))
        }
        if before.priority != after.priority {
            changes.append(.priority(from: "\(before.priority.name)", to: "\(after.priority.name)"))
        }
        // Who owns instead needs no copy, and who owned gets one instead of the whole: that is the topic's change.
        for copy in before.copies where !after.copies.contains(copy) && copy != after.owner {
            changes.append(.copyLost(copy))
        }
        for copy in after.copies where !before.copies.contains(copy) && copy != before.owner {
            changes.append(.copyGained(copy))
        }
        return changes
    }
}
