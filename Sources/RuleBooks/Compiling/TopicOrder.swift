import Diagnostics
import YAML

/// The order of topics in district.yaml against the topics that have a file.
struct TopicOrder {
    private let source: RuleBookSource

    init(_ source: RuleBookSource) { self.source = source }

    /// The rule sets in the district's order, then those it leaves out. A topic with two files, one left out and one
    /// that has no file are reported.
    func ruleSets() -> [RuleSetSource] {
        let byTopic = unique()
        var order: [String] = []
        for topic in source.district?.topics ?? [] {
            if order.contains(topic.value) {
                source.district?.problems.report(
                    .topicOrder, "the topic `\(topic.value)` stands twice in the order", at: topic.node)
            } else if byTopic[topic.value] == nil, source.isComplete {
                source.district?.problems.report(
                    .unknownTopic, "no file of this folder has `topic: \(topic.value)`", at: topic.node,
                    hint: Suggestion.hint(for: topic.value, among: byTopic.keys.sorted(), listing: "topics with a file")
                )
            }
            order.append(topic.value)
        }
        let leftOut = byTopic.keys.filter { !order.contains($0) }.sorted()
        for name in leftOut {
            guard let district = source.district, let node = district.topicsNode else { continue }
            district.problems.report(
                .topicOrder, "the order leaves out the topic `\(name)`", at: node,
                hint: "add it where its turn is when two topics have the same score")
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
                ruleSet.problems.report(
                    .duplicateTopic, "the topic `\(ruleSet.topic.value)` has a file already: \(first.problems.file)",
                    at: ruleSet.topic.node)
            } else {
                byTopic[ruleSet.topic.value] = ruleSet
            }
        }
        return byTopic
    }
}
