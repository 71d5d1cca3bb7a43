import Classification

/// What the rule book says of the rules that fired: the decision holds their outcome, this tells whose doing it is.
extension RoutedInquiry {
    /// What a fired rule asks for.
    func effect(of fired: FiredRule) -> (priority: Priority?, copyTo: [DepartmentID]) {
        let topics = classifier.definition.topics
        var first = 0
        for topic in 0..<min(fired.topic, topics.count) { first += topics[topic].rules.count }
        let place = fired.rule - first
        guard topics.indices.contains(fired.topic), topics[fired.topic].rules.indices.contains(place) else {
            return (nil, [])
        }
        return (topics[fired.topic].rules[place].priority, topics[fired.topic].rules[place].copyTo)
    }

    /// Whether a fired rule's priority and copies hold: those of safety always, others where their topic owns or copies.
    func hasEffect(_ fired: FiredRule) -> Bool {
        fired.topic == decision.topic || fired.topic == classifier.definition.safetyTopic || copies(fired.topic)
    }

    /// Whether the safety topic's score reaches its threshold.
    var tripsSafety: Bool {
        let definition = classifier.definition
        guard let safety = definition.safetyTopic, definition.topics.indices.contains(safety),
            evidence.topicScores.indices.contains(safety)
        else { return false }
        return evidence.topicScores[safety] >= definition.topics[safety].threshold
    }

    /// The topic beside the owner's whose score makes its department get a copy.
    func topicThatCopies(to department: DepartmentID) -> TopicID? {
        let topics = classifier.definition.topics
        for topic in topics.indices where topics[topic].department == department && topic != decision.topic {
            if copies(topic) { return topic }
        }
        return nil
    }

    private func copies(_ topic: TopicID) -> Bool {
        let definition = classifier.definition
        guard definition.topics.indices.contains(topic), evidence.topicScores.indices.contains(topic) else {
            return false
        }
        let own = definition.topics[topic].copyThreshold
        let threshold = topic == definition.safetyTopic ? own ?? definition.topics[topic].threshold : own
        guard let threshold else { return false }
        return evidence.topicScores[topic] >= threshold
    }
}
