import Diagnostics
import YAML

/// The order of topics in district.yaml against the topics that have a file.
struct TopicOrder {
    private let source: RuleBookSource

    init(_ source: RuleBookSource) { self.source = source }

    /// The rule sets in the district's order, then those it leaves out, by their names: a topic's own file is enough for it
    /// to be there. A topic with two files, one that has no file and an order without safety are reported.
    func ruleSets() -> [RuleSetSource] {
        let byTopic = unique()
        var order: [String] = []
        for topic in source.district?.topics ?? [] {
            if order.contains(topic.value) {
                topic.report(.topicOrder, "the topic `\(topic.value)` stands twice in the order")
            } else if byTopic[topic.value] == nil, source.isComplete, !source.switchedOff.contains(topic.value) {
                topic.report(
                    .unknownTopic, "no file of this folder has `topic: \(topic.value)`",
                    hint: Suggestion.hint(for: topic.value, among: byTopic.keys.sorted(), listing: "topics with a file")
                )
            }
            order.append(topic.value)
        }
        let leftOut = byTopic.keys.filter { !order.contains($0) }.sorted()
        if leftOut.contains(RuleBook.safetyTopic), let first = source.district?.topics.first {
            first.report(
                .topicOrder, "the order leaves out the topic `\(RuleBook.safetyTopic)`",
                hint: "name it first: where two topics have the same score, the one named first owns")
        }
        return (order + leftOut).reduce(into: []) { result, name in
            if let ruleSet = byTopic[name], !result.contains(where: { $0.topic.value == name }) {
                result.append(ruleSet)
            }
        }
    }

    private func unique() -> [String: RuleSetSource] {
        var byTopic: [String: RuleSetSource] = [:]
        for ruleSet in source.ruleSets {
            if let first = byTopic[ruleSet.topic.value] {
                ruleSet.topic.report(
                    .duplicateTopic, "the topic `\(ruleSet.topic.value)` has a file already: \(first.problems.file)")
            } else {
                byTopic[ruleSet.topic.value] = ruleSet
            }
        }
        return byTopic
    }
}
