/// Finds rules that build on themselves, directly or by way of others.
struct RuleCycles {
    private let rules: [String: RuleSource]
    private var finished: Set<String> = []

    private init(_ rules: [RuleSource]) {
        self.rules = Dictionary(rules.map { ($0.id.value, $0) }) { first, _ in first }
    }

    /// Reports each place where a rule names one that builds on it.
    static func report(in rules: [RuleSource]) {
        var search = RuleCycles(rules)
        for rule in rules { search.visit(rule, within: []) }
    }

    /// Depth first; `path` is the way from the first rule to this one.
    private mutating func visit(_ rule: RuleSource, within path: [String]) {
        let id = rule.id.value
        if finished.contains(id) { return }
        let path = path + [id]
        for name in rule.condition.rules {
            if let start = path.firstIndex(of: name.value) {
                let way = (path[start...] + [name.value]).map { "`\($0)`" }.joined(separator: " builds on ")
                name.report(.ruleCycle, "the rule `\(name.value)` comes back to itself here", hint: way)
            } else if let next = rules[name.value] {
                visit(next, within: path)
            }
        }
        finished.insert(id)
    }
}
