/// Finds rules that build on themselves, directly or by way of others.
struct RuleCycles {
    /// More names than this say no more of a way.
    private static let namesShownMax = 12

    /// A rule on the way, and the names in its condition that have not been followed.
    private struct Step {
        let id: String
        var names: ArraySlice<Located<String>>

        init(_ rule: RuleSource) {
            id = rule.id.value
            names = rule.condition.rules[...]
        }
    }

    private let rules: [String: RuleSource]
    private var finished: Set<String> = []

    private init(_ rules: [RuleSource]) {
        self.rules = Dictionary(rules.map { ($0.id.value, $0) }) { first, _ in first }
    }

    /// Reports each place where a rule names one that builds on it.
    static func report(in rules: [RuleSource]) {
        let builders = rules.filter { $0.condition.buildsOnRules }
        if builders.isEmpty { return }
        var search = RuleCycles(builders)
        for rule in builders where !search.finished.contains(rule.id.value) { search.visit(rule) }
    }

    /// Depth first, by a stack of its own: thousands of rules can build on each other.
    private mutating func visit(_ first: RuleSource) {
        var path = [Step(first)]
        var places = [first.id.value: 0]
        while var step = path.popLast() {
            guard let name = step.names.popFirst() else {
                finished.insert(step.id)
                places[step.id] = nil
                continue
            }
            path.append(step)
            if let start = places[name.value] {
                name.report(
                    .ruleCycle, "the rule `\(name.value)` comes back to itself here",
                    hint: Self.way(path[start...].map(\.id) + [name.value]))
            } else if !finished.contains(name.value), let next = rules[name.value] {
                places[next.id.value] = path.count
                path.append(Step(next))
            }
        }
    }

    private static func way(_ names: [String]) -> String {
        let shown = names.count <= namesShownMax ? names : names.prefix(namesShownMax - 1) + ["…"] + names.suffix(1)
        return shown.map { $0 == "…" ? $0 : "`\($0)`" }.joined(separator: " builds on ")
    }
}
