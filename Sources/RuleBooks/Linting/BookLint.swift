import Classification
import Diagnostics
import YAML

/// Looks for what is written in a sound rule book and can't be meant. What a rule does is never derived from its text
/// here: messages are made of its words, and the production classifier says what becomes of them.
struct BookLint {
    let source: RuleBookSource
    /// In the order of topics.
    let ruleSets: [RuleSetSource]
    let book: RuleBook
    private(set) var warnings: [Diagnostic] = []
    /// Rules that nothing makes fire: that they have no test is no news.
    var rulesThatNeverFire: Set<RuleID> = []

    /// Everything worth a warning. `source` is what `book` was compiled from.
    static func warnings(of source: RuleBookSource, compiledTo book: RuleBook) -> [Diagnostic] {
        var lint = BookLint(source: source, ruleSets: TopicOrder(source).ruleSets(), book: book)
        lint.checkDepartments()
        lint.checkRules()
        lint.checkPhrases()
        lint.checkLanguages()
        lint.checkBreadth()
        lint.checkTests()
        return lint.warnings
    }

    private init(source: RuleBookSource, ruleSets: [RuleSetSource], book: RuleBook) {
        self.source = source
        self.ruleSets = ruleSets
        self.book = book
    }

    /// A rule with where it stands.
    struct Place {
        let topic: TopicID
        let id: RuleID
        let source: RuleSource
        let definition: RuleDefinition
    }

    /// All rules, by their ids.
    var rules: [Place] {
        var places: [Place] = []
        for (topic, ruleSet) in ruleSets.enumerated() {
            let definitions = book.classifier.definition.topics[topic].rules
            for (rule, definition) in zip(ruleSet.rules, definitions) {
                places.append(Place(topic: topic, id: places.count, source: rule, definition: definition))
            }
        }
        return places
    }

    mutating func warn(_ code: LintCode, _ message: String, at node: YAMLNode, in file: String, hint: String? = nil) {
        warnings.append(
            Diagnostic(
                .warning, code: code.rawValue, message, file: file, at: node.start, length: node.underline, hint: hint))
    }

    mutating func warn(_ code: LintCode, _ message: String, at rule: Place, hint: String? = nil) {
        warn(code, message, at: rule.source.id.node, in: ruleSets[rule.topic].problems.file, hint: hint)
    }

    /// Departments that no topic has, no rule copies to, and that are not the fallback.
    private mutating func checkDepartments() {
        guard let district = source.district else { return }
        var named = Set(ruleSets.compactMap(\.department?.value))
        for rule in rules { named.formUnion(rule.source.copyTo.map(\.value)) }
        if let fallback = district.fallback { named.insert(fallback.value) }
        for department in district.departments where !named.contains(department.name.value) {
            warn(
                .idleDepartment, "nothing is sent to the department `\(department.name.value)`",
                at: department.name.node, in: district.problems.file,
                hint: "a topic's `department`, a rule's `copy_to` or the `fallback` would name it")
        }
    }

    /// Rules that no test of any file makes fire.
    private mutating func checkTests() {
        let unhit = RuleTestReport(of: book).rulesNeverHit
        for rule in rules where unhit.contains(rule.id) && !rulesThatNeverFire.contains(rule.id) {
            warn(
                .untested, "no test makes the rule `\(rule.source.id.value)` fire", at: rule,
                hint: "add one under `tests` with the words it is for, and rules: [\(rule.source.id.value)]")
        }
    }
}
