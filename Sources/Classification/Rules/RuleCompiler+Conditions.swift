/// One condition after the other, to instructions in postfix order.
extension RuleCompiler {
    /// What brings a rule to be looked at.
    enum Anchor: Hashable {
        /// A phrase of this group.
        case group(Int32)
        /// Any word of this lexicon.
        case lexicon(Int32)
    }

    /// What is known of a compiled condition.
    struct Compiled {
        /// Those of which one must occur for the condition to hold, nil where it can hold without any phrase.
        var anchors: Set<Anchor>?
        /// Groups that must all occur for the condition to hold.
        var required: Set<Int32> = []
        /// How many values its instructions stack.
        var stackDepth: Int
    }

    mutating func compile(_ condition: ConditionDefinition, depth: Int) throws(ClassifierError.Reason) -> Compiled {
        if depth > ClassifierLimits.conditionDepthMax { throw .tooDeep }
        switch condition {
        case .phrases(let phrases, let parts):
            let group = try group(of: phrases, in: parts)
            try emit(.group(group))
            return Compiled(anchors: [.group(group)], required: [group], stackDepth: 1)
        case .any(let children):
            return try compile(children, atLeast: 1, depth: depth)
        case .all(let children):
            return try compile(children, atLeast: children.count, depth: depth)
        case .atLeast(let count, let children):
            if children.isEmpty { throw .emptyCondition }
            guard 1...children.count ~= count else { throw .countOutOfRange(count, of: children.count) }
            return try compile(children, atLeast: count, depth: depth)
        case .none(let children):
            let stackDepth = try compile(children, depth: depth).stackDepth
            try emit(.none(of: Int32(children.count)))
            return Compiled(stackDepth: stackDepth)
        case .near(let groups, let withinWords, let inOrder, let parts):
            return try compile(near: groups, withinWords: withinWords, inOrder: inOrder, in: parts)
        case .lexicon(let entries, let least, let parts): return try compile(lexicon: entries, from: least, in: parts)
        case .field(let field, let values):
            if values.isEmpty { throw .emptyCondition }
            let test = try addFieldTest(field, values)
            try emit(.field(field, Int32(test.lowerBound), Int32(test.upperBound)))
            return Compiled(stackDepth: 1)
        case .confidential(let expected):
            try emit(.confidential(expected))
            return Compiled(stackDepth: 1)
        case .moment(let moment):
            try emit(.moment(addMoment(moment)))
            return Compiled(stackDepth: 1)
        case .rule(let rule):
            return try compile(rule: rule, depth: depth)
        }
    }

    /// The condition of another rule in the place of its name: it holds where that rule fires, and rests on the same
    /// evidence.
    private mutating func compile(rule: Int, depth: Int) throws(ClassifierError.Reason) -> Compiled {
        guard topicRules.indices.contains(rule) else { throw .idOutOfRange(rule) }
        if rulesWithin.contains(rule) { throw .ruleCycle }
        rulesWithin.append(rule)
        var compiled = try compile(topicRules[rule].condition, depth: depth + 1)
        rulesWithin.removeLast()
        if let active = topicRules[rule].active {
            try emit(.period(addPeriod(active)))
            try emit(.atLeast(2, of: 2))
            compiled.stackDepth = max(compiled.stackDepth, 2)
        }
        return compiled
    }

    private mutating func compile(
        near definitions: [[PatternDefinition]], withinWords: Int, inOrder: Bool, in parts: MessageParts
    ) throws(ClassifierError.Reason) -> Compiled {
        guard 2...ClassifierLimits.nearGroupsMax ~= definitions.count else { throw .nearGroupCount(definitions.count) }
        if withinWords < 1 { throw .nearDistance(withinWords) }
        var groups: [Int32] = []
        for patterns in definitions { groups.append(try group(of: patterns, in: parts)) }
        try emit(.near(addNear(groups, withinWords: withinWords, inOrder: inOrder, in: parts)))
        return Compiled(anchors: rarest(groups.map { [.group($0)] }), required: Set(groups), stackDepth: 1)
    }

    private mutating func compile(
        _ children: [ConditionDefinition], atLeast count: Int, depth: Int
    ) throws(ClassifierError.Reason) -> Compiled {
        let (compiled, stackDepth) = try compile(children, depth: depth)
        try emit(.atLeast(Int32(count), of: Int32(children.count)))
        let needed = compiled.compactMap(\.anchors)
        if count == children.count {
            let required = compiled.reduce(into: Set()) { $0.formUnion($1.required) }
            return Compiled(anchors: rarest(needed), required: required, stackDepth: stackDepth)
        }
        if children.count - needed.count >= count { return Compiled(stackDepth: stackDepth) }
        return Compiled(anchors: needed.reduce(into: []) { $0.formUnion($1) }, stackDepth: stackDepth)
    }

    /// The children, and the stack that they need together.
    private mutating func compile(
        _ children: [ConditionDefinition], depth: Int
    ) throws(ClassifierError.Reason) -> (compiled: [Compiled], stackDepth: Int) {
        if children.isEmpty { throw .emptyCondition }
        var compiled: [Compiled] = []
        var stackDepth = 0
        for (place, child) in children.enumerated() {
            let child = try compile(child, depth: depth + 1)
            compiled.append(child)
            stackDepth = max(stackDepth, place + child.stackDepth)
        }
        return (compiled, stackDepth)
    }

    /// Of sets that must each occur, the one with the fewest phrases: its rule is looked at least often.
    private func rarest(_ sets: [Set<Anchor>]) -> Set<Anchor>? {
        if sets.count == 1 { return sets[0] }
        func patternCount(_ set: Set<Anchor>) -> Int { set.reduce(0) { $0 + self.patternCount(of: $1) } }
        return sets.min { patternCount($0) < patternCount($1) }
    }

    private func patternCount(of anchor: Anchor) -> Int {
        switch anchor {
        case .group(let group): groups.patternCount(of: group)
        case .lexicon(let lexicon): program.lexicons[Int(lexicon)].entries.count
        }
    }
}
