import Classification
import YAML

/// Rules and topics, by what the classifier makes of messages of the rules' own words.
extension BookLint {
    /// More variants of a condition than this are not tried: enough for every phrase of a long list.
    private static let variantsMax = 200

    /// Two topics that tie.
    private struct Tie: Hashable {
        var winner: TopicID
        var loser: TopicID
    }

    mutating func checkRules() {
        checkTotals()
        checkConditions()
        var trial = SampleTrial(book)
        var ties: [Tie: Set<String>] = [:]
        for rule in rules {
            var fires = false
            var beaten: Set<TopicID>?
            let siblings = book.classifier.definition.topics[rule.topic].rules
            let variants = SampleMessage.variants(of: rule.definition.condition, among: siblings)
            for variant in 0..<min(variants, Self.variantsMax) {
                let sample = SampleMessage(of: rule.definition, among: siblings, variant: variant)
                let (message, decision) = trial.classify(sample)
                guard trial.scratch.hasFired(rule.id) else {
                    // With words that could not be made up it might.
                    fires = fires || sample.isGuess
                    if sample.isGuess { beaten = [] }
                    continue
                }
                fires = true
                note(decision, trial.scratch, of: message, in: &ties)
                let beating = topicsBeating(rule, trial.scratch)
                beaten = beaten.map { $0.intersection(beating) } ?? beating
            }
            if !fires {
                rulesThatNeverFire.insert(rule.id)
                warn(
                    .neverFires, "no message was found that makes the rule `\(rule.source.id.value)` fire", at: rule,
                    hint:
                        "its conditions contradict each other: a phrase under `none` that stands in all others, or times that never meet"
                )
            } else if let topic = beaten?.min() {
                warn(
                    .neverWins,
                    "whatever makes the rule `\(rule.source.id.value)` fire gives `\(book.topicNames[topic])` more points "
                        + "than all rules of `\(book.topicNames[rule.topic])` together", at: rule,
                    hint: "a `copy_threshold`, or a score that tells the two topics apart")
            }
        }
        report(ties)
    }

    /// The topics that own in place of the rule's, whatever else its topic gets: those without a rule that speaks against them
    /// and with more points, from these words alone, than all rules of its topic together.
    private func topicsBeating(_ rule: Place, _ scratch: ClassifierScratch) -> Set<TopicID> {
        let topics = book.classifier.definition.topics
        let own = topics[rule.topic]
        let isOnlyForOwning =
            rule.definition.score > 0 && rule.definition.priority == nil && rule.definition.copyTo.isEmpty
            && own.copyThreshold == nil && rule.topic != book.classifier.definition.safetyTopic
        guard isOnlyForOwning else { return [] }
        let best = total(of: rule.topic)
        return Set(
            topics.indices.filter { topic in
                let score = scratch.topicScores[topic]
                return topic != rule.topic && score >= topics[topic].threshold
                    && (score > best || score == best && topic < rule.topic)
                    && topics[topic].rules.allSatisfy { $0.score > 0 }
            })
    }

    private func total(of topic: TopicID) -> Int { ruleSets[topic].rules.reduce(0) { $0 + $1.scoreMost } }

    private func note(
        _ decision: Decision, _ scratch: ClassifierScratch, of sample: PlainMessage, in ties: inout [Tie: Set<String>]
    ) {
        let definition = book.classifier.definition
        // Safety is meant to go first, and others can ask for a copy.
        guard let winner = decision.topic, winner != definition.safetyTopic else { return }
        for topic in definition.topics.indices where topic != winner && scratch.topicScores[topic] == decision.score {
            guard decision.score >= definition.topics[topic].threshold else { continue }
            ties[Tie(winner: winner, loser: topic), default: []].insert(sample.text)
        }
    }

    private mutating func report(_ ties: [Tie: Set<String>]) {
        for (tie, texts) in ties.sorted(by: { ($0.key.winner, $0.key.loser) < ($1.key.winner, $1.key.loser) }) {
            let (winner, loser) = (book.topicNames[tie.winner], book.topicNames[tie.loser])
            let example = (texts.min { ($0.utf8.count, $0) < ($1.utf8.count, $1) } ?? "")
                .replacing(" \(SampleMessage.filler) ", with: " … ")
            warn(
                .topicsTie,
                "`\(winner)` and `\(loser)` have the same score on \(texts.count) "
                    + "text\(texts.count == 1 ? "" : "s") made of one rule's words, for example \(ScalarText.quoted(example))",
                at: ruleSets[tie.loser].topic.node, in: ruleSets[tie.loser].problems.file,
                hint:
                    "the order of topics in district.yaml gives them to `\(winner)`; scores that differ would say so here"
            )
        }
    }

    /// Topics that can't reach their threshold. Safety's is an error of its own.
    private mutating func checkTotals() {
        for (topic, definition) in book.classifier.definition.topics.enumerated() {
            let total = total(of: topic)
            guard total < definition.threshold else { continue }
            warn(
                .neverWins,
                "`\(definition.name)` can never claim: its rules come to \(total) points, its threshold is \(definition.threshold)",
                at: ruleSets[topic].topic.node, in: ruleSets[topic].problems.file)
        }
    }

    /// Rules of one topic with the same condition, whose scores always come together.
    private mutating func checkConditions() {
        var seen: [String: Place] = [:]
        for rule in rules {
            let condition = "\(rule.topic) \(rule.definition.condition)"
            if let first = seen[condition] {
                warn(
                    .sameCondition,
                    "the rules `\(first.source.id.value)` and `\(rule.source.id.value)` have the same condition",
                    at: rule,
                    hint: "one rule with both scores says the same")
            }
            seen[condition] = seen[condition] ?? rule
        }
    }
}

extension ClassifierScratch {
    /// Whether a rule fired; true too where so many fired that not all are known.
    func hasFired(_ rule: RuleID) -> Bool {
        firedRules.count >= ClassifierLimits.firedRulesMax || firedRules.contains { $0.rule == rule }
    }
}
