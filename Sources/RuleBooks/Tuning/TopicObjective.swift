import Foundation

/// What weights are worth on labelled examples: how surprised the labels would leave somebody who takes each topic, and no
/// topic at its threshold, for as likely as e to the power of its score (multinomial logistic regression), and how far the weights are
/// from those that people gave (a ridge about them).
struct TopicObjective {
    /// An example: the parameters that its words and rules bring in, and what it should come to.
    struct Example {
        /// Places in `topics`.
        var parameters: [Int32]
        /// By topic: whether it may own. `nothing` is the last.
        var mayOwn: [Bool]
    }

    let examples: [Example]
    /// By parameter: the topic that it adds to.
    let topics: [Int32]
    let topicCount: Int
    /// By topic: its threshold; the weight of no topic is 0.
    let thresholds: [Double]
    /// By parameter: the weight that a person gave, 0 for none.
    let given: [Double]
    /// By parameter: how strongly it is held there.
    let strengths: [Double]

    /// The value and its gradient.
    func callAsFunction(_ weights: [Double], _ gradient: inout [Double]) -> Double {
        var value = 0.0
        for index in weights.indices {
            let distance = weights[index] - given[index]
            value += 0.5 * strengths[index] * distance * distance
            gradient[index] = strengths[index] * distance
        }
        var pull = [Double](repeating: 0, count: topicCount + 1)
        for example in examples { value += add(example, weights, &pull, to: &gradient) }
        return value
    }

    private func add(
        _ example: Example, _ weights: [Double], _ pull: inout [Double], to gradient: inout [Double]
    ) -> Double {
        scores(of: example, weights, into: &pull)
        let top = pull.max() ?? 0
        var (all, wanted) = (0.0, 0.0)
        for topic in pull.indices {
            pull[topic] = exp(pull[topic] - top)
            all += pull[topic]
            if example.mayOwn[topic] { wanted += pull[topic] }
        }
        // A label that the weights all but rule out still pulls.
        wanted = max(wanted, .leastNormalMagnitude)
        for topic in pull.indices {
            pull[topic] = pull[topic] / all - (example.mayOwn[topic] ? pull[topic] / wanted : 0)
        }
        for parameter in example.parameters { gradient[Int(parameter)] += pull[Int(topics[Int(parameter)])] }
        return log(all) - log(wanted)
    }

    /// Each topic's score above its threshold, and 0 for nothing.
    func scores(of example: Example, _ weights: [Double], into scores: inout [Double]) {
        for topic in 0..<topicCount { scores[topic] = -thresholds[topic] }
        scores[topicCount] = 0
        for parameter in example.parameters { scores[Int(topics[Int(parameter)])] += weights[Int(parameter)] }
    }
}
