import Assignments

@testable import Classification

/// A small district: departments, topics and rules as a compiled rule book hands them to the writers.
enum SampleDistrict {
    static let transportation = 0
    static let safety = 1
    static let hr = 2
    static let frontOffice = 3

    /// The rules by id, in the order of their places.
    static let rules = ["late-bus", "hiring", "stranded", "threat", "driver-job", "wait"]
    static let ruleBook = String(repeating: "0123456789abcdef", count: 4)

    static let routing = Routing(
        ruleBook: Array(ruleBook.utf8),
        departments: [
            Department(name: Array("transportation".utf8), kafkaTopic: 0, urgentKafkaTopic: 0),
            Department(name: Array("safety".utf8), kafkaTopic: 1, urgentKafkaTopic: 2),
            Department(name: Array("hr".utf8), kafkaTopic: 3, urgentKafkaTopic: 3),
            Department(name: Array("front-office".utf8), kafkaTopic: 4, urgentKafkaTopic: 4),
        ],
        topics: ["transportation", "safety", "hr"].map { Array($0.utf8) }, rules: rules.map { Array($0.utf8) },
        kafkaTopics: [
            "assignments.transportation", "assignments.safety", "assignments.safety-urgent", "assignments.hr",
            "assignments.front-office",
        ],
        safetyDepartment: safety, answerPolicy: AnswerPolicy())

    static let definition = ClassifierDefinition(
        topics: [
            TopicDefinition(
                name: "transportation", department: transportation, threshold: 4,
                rules: [
                    rule("late-bus", 5), rule("hiring", -6),
                    rule("stranded", 5, priority: .urgent, copyTo: [safety]),
                ]),
            TopicDefinition(
                name: "safety", department: safety, threshold: 6, rules: [rule("threat", 6, priority: .urgent)]),
            TopicDefinition(
                name: "hr", department: hr, threshold: 4, copyThreshold: 6,
                rules: [rule("driver-job", 6), rule("wait", 1, priority: .high)]),
        ], safetyTopic: safety, fallbackDepartment: frontOffice)

    static let classifier: Classifier = {
        do { return try Classifier(compiling: definition) } catch {
            fatalError("The sample does not compile: \(error)")
        }
    }()

    private static func rule(
        _ id: String, _ score: Int, priority: Priority? = nil, copyTo: [DepartmentID] = []
    ) -> RuleDefinition {
        RuleDefinition(id: id, score: score, condition: .phrases([.phrase(id)]), priority: priority, copyTo: copyTo)
    }

    /// A decision in which these rules fired, as the classifier's definition reads: scores, owner, copies, priority.
    static func decision(firing ids: [String], into scratch: ClassifierScratch) -> Decision {
        scratch.state.topicScores = [0, 0, 0]
        for (place, id) in ids.enumerated() {
            guard let rule = rules.firstIndex(of: id) else { continue }
            let topic = rule < 3 ? 0 : rule < 4 ? 1 : 2
            let score = definition.topics[topic].rules[rule - [0, 3, 4][topic]].score
            scratch.state.topicScores[topic] += score
            scratch.state.evidence.append(Evidence(field: place == 1 ? .subject : .text, start: place, end: place + 3))
            scratch.state.firedRules.append(
                FiredRule(rule: rule, topic: topic, score: score, evidence: place..<place + 1))
        }
        let scores = scratch.state.topicScores
        let claiming = definition.topics.indices.filter { scores[$0] >= definition.topics[$0].threshold }
        let topic = claiming.max { (scores[$0], -$0) < (scores[$1], -$1) }
        let owner = topic.map { definition.topics[$0].department } ?? definition.fallbackDepartment
        var copies: DepartmentSet = []
        var priority: Priority? = nil
        for fired in scratch.firedRules where fired.topic == topic || fired.topic == safety {
            let rule = definition.topics[fired.topic].rules[fired.rule - [0, 3, 4][fired.topic]]
            for department in rule.copyTo { copies.insert(DepartmentSet(department)) }
            if let asked = rule.priority { priority = max(priority ?? asked, asked) }
        }
        if scores[safety] >= 6 { copies.insert(DepartmentSet(safety)) }
        if scores[hr] >= 6 { copies.insert(DepartmentSet(hr)) }
        copies.remove(DepartmentSet(owner))
        let others = definition.topics.indices.filter { $0 != topic && scores[$0] > 0 }
        let runnerUp = others.max { scores[$0] < scores[$1] }
        return Decision(
            topic: topic, owner: owner, copies: copies, priority: priority ?? .normal,
            score: topic.map { scores[$0] } ?? 0, threshold: topic.map { definition.topics[$0].threshold } ?? 0,
            runnerUp: runnerUp, runnerUpScore: runnerUp.map { scores[$0] } ?? 0)
    }
}
