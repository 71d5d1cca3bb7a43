/// How every rule came out for one message, beside the decision: what explaining needs and deciding does not.
public struct ClassificationTrace: Sendable {
    /// The decision.
    public let decision: Decision
    /// Every topic's score, by topic id.
    public let topicScores: [Int]
    /// Every rule, by rule id.
    public let rules: [RuleTrace]
}

/// How a rule came out.
public struct RuleTrace: Sendable {
    /// The rule.
    public let rule: RuleID
    /// The topic whose rule set it stands in.
    public let topic: TopicID
    /// What it adds to that topic's score where it fires; of one that scores by its lexicon, what that came to.
    public let score: Int
    /// Its condition.
    public let condition: ConditionTrace

    /// Whether the message came within the time in which it can fire.
    public let isActive: Bool

    /// Whether it fired.
    public var fired: Bool { isActive && condition.holds }

    /// How many things would have to come out otherwise for it to fire; 0 where it did.
    public var changesToFire: Int { condition.changesToHold + (isActive ? 0 : 1) }
}

/// A word of a lexicon that occurred.
public struct LexiconWord: Sendable, Equatable {
    /// Where it stands first.
    public let place: Evidence
    /// What it adds.
    public let weight: Int
}

/// How a condition came out, with those inside it.
public struct ConditionTrace: Sendable {
    /// The condition.
    public let definition: ConditionDefinition
    /// Whether it holds.
    public let holds: Bool
    /// Where it holds: the places that it rests on.
    public let evidence: [Evidence]
    /// The conditions inside it, in their order; of a rule that it builds on, that rule's condition.
    public let children: [ConditionTrace]
    /// Of a `near`: the first occurrence of each group, nil for those that do not occur.
    public let groups: [Evidence?]
    /// Of a lexicon: all its words that occur, the heaviest first, though it may not hold.
    public let words: [LexiconWord]
    /// Of a rule that it builds on: whether the message came within the time in which that one can fire; else true.
    public let isActive: Bool

    /// How many of the simple conditions inside would have to come out otherwise for it to hold; 0 where it does.
    public var changesToHold: Int {
        if holds { return 0 }
        switch definition {
        case .any: return cheapest(1, of: \.changesToHold)
        case .all: return cheapest(children.count, of: \.changesToHold)
        case .atLeast(let count, _): return cheapest(count, of: \.changesToHold)
        case .none: return children.reduce(0) { $0 + $1.changesToFail }
        case .near: return max(groups.count { $0 == nil }, 1)
        case .rule: return cheapest(1, of: \.changesToHold) + (isActive ? 0 : 1)
        case .phrases, .lexicon, .field, .confidential, .moment: return 1
        }
    }

    /// How many would have to come out otherwise for it not to hold; 0 where it does not.
    public var changesToFail: Int {
        if !holds { return 0 }
        switch definition {
        case .any: return cheapest(children.count, of: \.changesToFail)
        case .all: return cheapest(1, of: \.changesToFail)
        case .atLeast(let count, _): return cheapest(children.count - count + 1, of: \.changesToFail)
        case .none: return cheapest(1, of: \.changesToHold)
        case .rule: return cheapest(1, of: \.changesToFail)
        case .phrases, .near, .lexicon, .field, .confidential, .moment: return 1
        }
    }

    /// Whether words of the message speak for it, though it may not hold.
    public var isPartlyMet: Bool {
        switch definition {
        case .any, .all, .atLeast, .rule: children.contains { $0.isPartlyMet }
        case .near: groups.contains { $0 != nil }
        case .none: false
        case .phrases, .lexicon, .field, .confidential, .moment: holds && !evidence.isEmpty
        }
    }

    /// What the `count` cheapest children come to; those that are as they should be cost nothing.
    private func cheapest(_ count: Int, of cost: (ConditionTrace) -> Int) -> Int {
        children.map(cost).sorted().prefix(max(count, 0)).reduce(0, +)
    }
}
