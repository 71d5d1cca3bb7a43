import Diagnostics
import YAML

/// Puts a district's own files on the rules below them: what they name is replaced or switched off, what they add is added,
/// and the rest stays.
struct Overlay {
    let base: RuleBookLayer
    /// The departments that the overlay switches off.
    let departmentsOff: Set<String>
    /// Whether every file could be read: where one could not, nothing is missed.
    let isComplete: Bool

    /// The district: keys that stand in the overlay go before those below, departments by their names.
    func district(_ own: DistrictSource) -> DistrictSource {
        guard let base = base.district else { return own }
        var district = own
        district.timeZone = own.timeZone ?? base.timeZone
        district.departments = base.departments.map { department in
            own.departments.first { $0.name.value == department.name.value } ?? department
        }
        let known = Set(base.departments.map(\.name.value))
        for department in own.departments where department.isOff && !known.contains(department.name.value) {
            department.name.report(
                .overlay, "the rules below have no department `\(department.name.value)` to switch off",
                hint: Suggestion.hint(
                    for: department.name.value, among: known.sorted(), listing: "their district.yaml's departments"))
        }
        district.departments += own.departments.filter { !known.contains($0.name.value) }
        district.switchedOff = Set(district.departments.filter(\.isOff).map(\.name.value))
        district.departments.removeAll(where: \.isOff)
        district.fallback = own.fallback ?? base.fallback
        if own.topics.isEmpty { district.topics = base.topics }
        district.calendar = own.calendar ?? base.calendar
        district.answerBy = base.answerBy.merging(own.answerBy) { _, own in own }
        district.ignoredParts = own.ignoredParts ?? base.ignoredParts
        district.missingKeys = own.missingKeys.filter(base.missingKeys.contains)
        return district
    }

    /// The topics: those below with what the overlay changes of them, without those it switches off, then its own.
    func ruleSets(_ own: [RuleSetSource]) -> [RuleSetSource] {
        var ruleSets: [RuleSetSource] = []
        for below in base.ruleSets {
            let changes = own.filter { $0.topic.value == below.topic.value }
            guard let change = changes.first else {
                var below = below
                below.tests = TestMerge.kept(below.tests, without: [], departmentsOff)
                ruleSets.append(below)
                continue
            }
            if !change.isOff { ruleSets.append(ruleSet(change, over: below)) }
            // A second file for the topic stays, to be reported as one.
            ruleSets += changes.dropFirst()
        }
        let known = Set(base.ruleSets.map(\.topic.value))
        for ruleSet in own where !known.contains(ruleSet.topic.value) {
            if ruleSet.isOff, isComplete {
                ruleSet.topic.report(
                    .overlay, "the rules below have no topic `\(ruleSet.topic.value)` to switch off",
                    hint: Suggestion.hint(for: ruleSet.topic.value, among: known.sorted(), listing: "their topics"))
            } else {
                ruleSets.append(ruleSet)
            }
        }
        return ruleSets
    }

    /// The topics that are switched off: the order below may still name them.
    static func switchedOff(_ own: [RuleSetSource]) -> Set<String> { Set(own.filter(\.isOff).map(\.topic.value)) }

    private func ruleSet(_ own: RuleSetSource, over below: RuleSetSource) -> RuleSetSource {
        var ruleSet = own
        ruleSet.department = own.department ?? below.department
        ruleSet.ownDepartment = own.department == nil ? below.ownDepartment : own.ownDepartment
        ruleSet.answerWithin = own.answerWithin ?? below.answerWithin
        ruleSet.threshold = own.threshold ?? below.threshold
        ruleSet.copyThreshold = own.copyThreshold ?? below.copyThreshold
        ruleSet.cap = own.cap ?? below.cap
        let replaced = Set(own.groupCaps.map(\.name.value))
        ruleSet.groupCaps = below.groupCaps.filter { !replaced.contains($0.name.value) } + own.groupCaps
        ruleSet.ignoredParts = own.ignoredParts ?? below.ignoredParts
        ruleSet.phraseLists = lists(own.phraseLists, over: below.phraseLists)
        ruleSet.rules = rules(own, over: below)
        ruleSet.tests = TestMerge.merge(own, over: below, departmentsOff)
        ruleSet.missingKeys = own.missingKeys.filter(below.missingKeys.contains)
        return ruleSet
    }

    /// Rules with an id that stands below take its place; the others come behind.
    private func rules(_ own: RuleSetSource, over below: RuleSetSource) -> [RuleSource] {
        let changes = Dictionary(own.rules.map { ($0.id.value, $0) }) { first, _ in first }
        let known = Set(below.rules.map(\.id.value))
        for rule in own.rules where rule.isOff && !known.contains(rule.id.value) {
            rule.id.report(
                .overlay, "the rules below have no rule `\(rule.id.value)` to switch off",
                hint: Suggestion.hint(for: rule.id.value, among: below.rules.map(\.id.value), listing: "their rules"))
        }
        let merged = below.rules.map { changes[$0.id.value] ?? $0 } + own.rules.filter { !known.contains($0.id.value) }
        return merged.filter { !$0.isOff }
    }

    /// Lists with a name that stands below take its place; `$name` in such a list is the list below, so that it can be
    /// added to.
    func lists(
        _ own: [String: PhraseListSource], over below: [String: PhraseListSource]
    ) -> [String: PhraseListSource] {
        var lists = below
        for (name, list) in own {
            lists[name] = list
            guard let replaced = below[name] else { continue }
            // No name has a space, so none is taken.
            let hidden = "below \(name)"
            lists[hidden] = replaced
            lists[name]?.itemsByLanguage = list.itemsByLanguage.map { language, items in
                (language, items.map { Self.renaming($0, name, to: hidden) })
            }
        }
        return lists
    }

    private static func renaming(
        _ item: Located<PhraseSource>, _ name: String, to hidden: String
    ) -> Located<PhraseSource> {
        guard case .list(name) = item.value else { return item }
        return Located(value: .list(hidden), node: item.node, problems: item.problems)
    }
}
