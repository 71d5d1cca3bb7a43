import Assignments
import Classification
import Diagnostics
import YAML

/// Turns the source of a rule book into the runtime's types: names into ids, lists into phrases, dates into tables.
/// What is wrong goes to the source's problems; where anything is, the result is not to be used.
struct RuleBookCompiler {
    let source: RuleBookSource
    let hash: [UInt8]
    /// What counts as now for rules whose time is over, in milliseconds since 1970 UTC; nil where nobody asks.
    let now: Int64?

    /// Checks everything that can be checked, whatever else is wrong.
    func compile() -> RuleBook? {
        let departments = source.allDepartments()
        let routing = source.district.map { RoutingCompiler(departments, switchedOff: $0.switchedOff) }
        let ruleSets = TopicOrder(source).ruleSets()
        let clock = source.district?.timeZone.flatMap { ClockCompiler.compile($0) }
        let topics = ruleSets.compactMap {
            TopicCompiler(source: source, routing: routing, clock: clock, now: now).compile($0)
        }
        SafetyCheck(source: source).check()
        checkLimits()
        guard let district = source.district, let routing else { return nil }
        let answerPolicy = answerPolicy(district, ruleSets: ruleSets, clock: clock)
        let fallback = district.fallback.flatMap { routing.department($0) }
        guard let answerPolicy, let fallback, topics.count == ruleSets.count,
            let safety = topics.firstIndex(where: { $0.name == RuleBook.safetyTopic })
        else { return nil }
        let ruleNames = ruleSets.flatMap { $0.rules.map(\.id.value) }
        let tests = RuleTestCompiler(ruleSets: ruleSets, routing: routing).compile()
        let definition = ClassifierDefinition(
            topics: topics, safetyTopic: safety, fallbackDepartment: fallback,
            clock: answerPolicy.clock, calendar: answerPolicy.calendar)
        guard !source.hasErrors, let classifier = classifier(definition, ruleSets: ruleSets) else { return nil }
        return RuleBook(
            classifier: classifier,
            routing: Routing(
                ruleBook: hash, departments: routing.departments, topics: topics.map { Array($0.name.utf8) },
                rules: ruleNames.map { Array($0.utf8) }, kafkaTopics: routing.kafkaTopics,
                safetyDepartment: topics[safety].department, answerPolicy: answerPolicy),
            topicNames: topics.map(\.name), departments: departments, ruleNames: ruleNames,
            ruleNotes: ruleSets.flatMap { $0.rules.map { RuleNote(owner: $0.owner, description: $0.description) } },
            tests: tests)
    }

    /// Nil and reported, at the rule where it is one's, where the classifier refuses the definition.
    private func classifier(_ definition: ClassifierDefinition, ruleSets: [RuleSetSource]) -> Classifier? {
        do throws(ClassifierError) {
            return try Classifier(compiling: definition)
        } catch {
            for problem in error.problems {
                guard let topic = problem.topic else {
                    source.folder.report(.rule, problem.reason.message)
                    continue
                }
                let ruleSet = ruleSets[topic]
                let place = problem.rule.map { ruleSet.rules[$0].id } ?? ruleSet.topic
                place.report(.rule, problem.reason.message, hint: problem.reason.hint)
            }
            return nil
        }
    }

    private func answerPolicy(
        _ district: DistrictSource, ruleSets: [RuleSetSource], clock: LocalClock?
    ) -> AnswerPolicy? {
        let calendar = CalendarCompiler.compile(district.calendar ?? CalendarSource())
        guard let clock else { return nil }
        var priorities: [Priority: AnswerPolicy.Within] = [:]
        for priority in Priority.allCases { priorities[priority] = district.answerBy[.priority(priority)] }
        return AnswerPolicy(
            clock: clock, calendar: calendar, standard: district.answerBy[.standard] ?? AnswerPolicy().standard,
            topics: ruleSets.map(\.answerWithin), priorities: priorities)
    }

    private func checkLimits() {
        let count = source.ruleSets.reduce(0) { $0 + $1.rules.count }
        if count > RuleBookLimits.rulesMax {
            source.folder.report(.limit, "\(count) rules; a rule book has at most \(RuleBookLimits.rulesMax)")
        }
    }
}
