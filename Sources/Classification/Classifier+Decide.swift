import Matching

/// From scores to a decision.
extension Classifier {
    /// Decides by the topics' scores, as the rules' meaning has it: the highest score that claims owns, ties go by the
    /// order of topics; the others copy at their copy threshold, safety at its threshold unless it has another.
    func decide(on state: inout MessageState) -> Decision {
        var decision = decision(by: state.topicScores.span, claims: state.topicClaims.elements, of: program)
        decision.guessedLanguage = state.guessedLanguage
        state.limitFiredRules(owner: decision.topic)
        return decision
    }

    private func decision(
        by scores: Span<Int>, claims: UnsafePointer<MessageState.Claims>, of program: RuleProgram
    ) -> Decision {
        let topics = program.topics.span
        var owner: TopicID?
        var best = Int.min
        for topic in topics.indices {
            let score = scores[topic]
            let threshold = topics[topic].threshold
            if score < threshold || score <= best { continue }
            owner = topic
            best = score
        }
        var decision = Decision(
            topic: owner, owner: definition.fallbackDepartment, copies: [], priority: .normal, score: 0, threshold: 0,
            runnerUp: nil, runnerUpScore: 0)
        if let owner {
            decision.owner = topics[owner].department
            decision.score = best
            decision.threshold = topics[owner].threshold
        }
        var priority: Priority?
        for topic in topics.indices {
            let (score, copyThreshold) = (scores[topic], topics[topic].copyThreshold)
            let copies = topic != owner && score >= copyThreshold
            if copies { decision.copies.formUnion(DepartmentSet(topics[topic].department)) }
            if copies || topic == owner || topic == definition.safetyTopic {
                // Unchecked: there are as many claims as scores.
                let claim = claims[topic]
                decision.copies.formUnion(claim.copies)
                if let own = claim.priority { priority = max(priority ?? own, own) }
            }
            if topic != owner && score > decision.runnerUpScore {
                decision.runnerUp = topic
                decision.runnerUpScore = score
            }
        }
        decision.copies.subtract(DepartmentSet(decision.owner))
        decision.priority = priority ?? .normal
        return decision
    }
}

extension MessageState {
    /// Keeps `ClassifierLimits.firedRulesMax` fired rules: the owner's first, then the others', in their order.
    mutating func limitFiredRules(owner: TopicID?) {
        if firedRules.count <= ClassifierLimits.firedRulesMax { return }
        var owned = 0
        for rule in firedRules where rule.topic == owner { owned += 1 }
        owned = min(owned, ClassifierLimits.firedRulesMax)
        var others = ClassifierLimits.firedRulesMax - owned
        firedRules.removeAll { rule in
            if rule.topic == owner {
                owned -= 1
                return owned < 0
            }
            others -= 1
            return others < 0
        }
    }
}
