import Assignments
import Classification
import Diagnostics
import YAML

/// Turns the source of a rule book into the runtime's types: names into ids, lists into phrases, dates into tables.
/// What is wrong goes to the source's problems; where anything is, the result is not to be used.
struct RuleBookCompiler {
    let source: RuleBookSource
    let hash: [UInt8]

    /// Checks everything that can be checked, whatever else is wrong.
    func compile() -> RuleBook? {
        let routing = source.district.map { RoutingCompiler($0) }
        let ruleSets = TopicOrder(source).ruleSets()
        let topics = ruleSets.compactMap { topic($0, routing: routing) }
        SafetyCheck(source: source).check()
        checkLimits()
        guard let district = source.district, let routing else { return nil }
        let answerPolicy = answerPolicy(district, ruleSets: ruleSets)
        let fallback = district.fallback.flatMap { routing.department($0, problems: district.problems) }
        guard let answerPolicy, let fallback, topics.count == ruleSets.count,
            let safety = topics.firstIndex(where: { $0.name == RuleBook.safetyTopic })
        else { return nil }
        let ruleNames = ruleSets.flatMap { $0.rules.map(\.id.value) }
        let tests = RuleTestCompiler(ruleSets: ruleSets, routing: routing).compile()
        let definition = ClassifierDefinition(topics: topics, safetyTopic: safety, fallbackDepartment: fallback)
        guard !source.hasErrors, let classifier = classifier(definition, ruleSets: ruleSets) else { return nil }
        return RuleBook(
            classifier: classifier,
            routing: Routing(
                ruleBook: hash, departments: routing.departments, topics: topics.map { Array($0.name.utf8) },
                rules: ruleNames.map { Array($0.utf8) }, kafkaTopics: routing.kafkaTopics,
                safetyDepartment: topics[safety].department, answerPolicy: answerPolicy),
            topicNames: topics.map(\.name), departments: district.departments, ruleNames: ruleNames, tests: tests)
    }

    private func topic(_ ruleSet: RuleSetSource, routing: RoutingCompiler?) -> TopicDefinition? {
        var compiler = ConditionCompiler(lists: PhraseLists(ruleSet))
        let department = routing?.department(ruleSet.department, problems: ruleSet.problems)
        let rules = ruleSet.rules.map { rule in
            RuleDefinition(
                id: rule.id.value, score: rule.score, condition: compiler.compile(rule.condition),
                priority: rule.priority,
                copyTo: rule.copyTo.compactMap { routing?.department($0, problems: ruleSet.problems) })
        }
        if compiler.phraseCount > RuleBookLimits.phrasesMax {
            ruleSet.problems.report(
                .limit, "the conditions come to more than \(RuleBookLimits.phrasesMax) phrases", at: ruleSet.topic.node,
                hint: "every place that names a list counts its phrases again")
        }
        guard let department else { return nil }
        return TopicDefinition(
            name: ruleSet.topic.value, department: department, threshold: ruleSet.threshold,
            copyThreshold: ruleSet.copyThreshold, rules: rules)
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
                ruleSet.problems.report(.rule, problem.reason.message, at: place.node, hint: problem.reason.hint)
            }
            return nil
        }
    }

    private func answerPolicy(_ district: DistrictSource, ruleSets: [RuleSetSource]) -> AnswerPolicy? {
        let calendar = CalendarCompiler.compile(district.calendar, problems: district.problems)
        guard let timeZone = district.timeZone,
            let clock = ClockCompiler.compile(timeZone, problems: district.problems)
        else { return nil }
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
