import Classification
import YAML

/// A rule as it was written. A class, since a book passes thousands of them on, and each has many parts.
final class RuleSource {
    let id: Located<String>
    /// Where its score stands.
    let scoreNode: YAMLNode?
    /// Nil for a rule that others build on, and for one whose score is what its lexicon comes to.
    let score: Int?
    let condition: ConditionSource
    let priority: Priority?
    let copyTo: [Located<String>]
    /// The group whose cap its score counts against.
    let group: Located<String>?
    let active: Located<ActiveSource>?
    /// Who looks after it, and what it is for.
    let owner: String?
    let description: String?
    /// Whether an overlay switches it off.
    let isOff: Bool

    init(
        id: Located<String>, scoreNode: YAMLNode? = nil, score: Int? = nil, condition: ConditionSource,
        priority: Priority? = nil, copyTo: [Located<String>] = [], group: Located<String>? = nil,
        active: Located<ActiveSource>? = nil, owner: String? = nil, description: String? = nil, isOff: Bool = false
    ) {
        self.id = id
        self.scoreNode = scoreNode
        self.score = score
        self.condition = condition
        self.priority = priority
        self.copyTo = copyTo
        self.group = group
        self.active = active
        self.owner = owner
        self.description = description
        self.isOff = isOff
    }
}

extension RuleSource {
    /// Whether its score is what its lexicon comes to: it has none of its own, and a lexicon that need not come to anything
    /// stands among its conditions that have to hold together.
    var scoresByLexicon: Bool { score == nil && condition.ownLexicon.map { $0.least == nil } ?? false }

    /// The most that it can add to its topic.
    var scoreMost: Int { scoresByLexicon ? condition.lexiconMost : max(score ?? 0, 0) }
}

/// When a rule can fire, in milliseconds since 1970 by the district's clocks: from the first on, before the second.
struct ActiveSource {
    var from: Int64?
    var until: Int64?
}
