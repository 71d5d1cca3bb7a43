import Matching

/// From scores to a decision.
extension Classifier {
    /// Decides by the topics' scores, as the rules' meaning has it: the highest score that claims owns, ties go by the
    /// order of topics; the others copy at their copy threshold, safety at its threshold unless it has another.
    func decide(on state: inout MessageState) -> Decision {
        var owner: TopicID?
        var best = Int.min
        for topic in definition.topics.indices {
            let score = state.topicScores[topic]
            if score >= definition.topics[topic].threshold && score > best {
                owner = topic
                best = score
            }
        }
        var decision = Decision(
            topic: owner, owner: definition.fallbackDepartment, copies: [], priority: .normal, score: 0, threshold: 0,
            runnerUp: nil, runnerUpScore: 0)
        if let owner {
            decision.owner = definition.topics[owner].department
            decision.score = state.topicScores[owner]
            decision.threshold = definition.topics[owner].threshold
        }
        var priority: Priority?
        for topic in definition.topics.indices {
            let score = state.topicScores[topic]
            let copies = topic != owner && score >= copyThreshold(of: topic)
            if copies { decision.copies.formUnion(DepartmentSet(definition.topics[topic].department)) }
            if copies || topic == owner || topic == definition.safetyTopic {
                let claims = state.topicClaims[topic]
                decision.copies.formUnion(claims.copies)
                if let own = claims.priority { priority = max(priority ?? own, own) }
            }
            if topic != owner && score > decision.runnerUpScore {
                decision.runnerUp = topic
                decision.runnerUpScore = score
            }
        }
        decision.copies.subtract(DepartmentSet(decision.owner))
        decision.priority = priority ?? .normal
        decision.guessedLanguage = state.guessedLanguage
        state.limitFiredRules(owner: owner)
        return decision
    }

    private func copyThreshold(of topic: TopicID) -> Int {
        let definition = definition.topics[topic]
        return definition.copyThreshold ?? (topic == self.definition.safetyTopic ? definition.threshold : .max)
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
