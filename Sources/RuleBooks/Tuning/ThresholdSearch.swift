/// Looks for the thresholds with the best macro-F1 on the examples, one topic after the other.
struct ThresholdSearch {
    /// Changes that are tried of each threshold; a larger one would say that the weights are wrong, not the threshold.
    private static let tries = [0.8, 0.85, 0.9, 0.95, 1.05, 1.1, 1.15, 1.2]
    /// What a change has to gain: less is chance.
    private static let gainMin = 0.002

    let objective: TopicObjective
    let weights: [Double]
    let pointsPerUnit: Double

    /// The best thresholds near some, in points.
    func best(from first: [Int]) -> [Int] {
        var best = first
        let scores = objective.examples.map { example in
            var scores = [Double](repeating: 0, count: objective.topicCount + 1)
            objective.scores(of: example, weights, into: &scores)
            return zip(scores, objective.thresholds).map { ($0 + $1) * pointsPerUnit }
        }
        var bestValue = macroF1(scores, best)
        for topic in best.indices {
            let current = best
            for factor in Self.tries {
                var thresholds = current
                thresholds[topic] = max(1, Int((Double(current[topic]) * factor).rounded()))
                let value = macroF1(scores, thresholds)
                if value > bestValue + Self.gainMin { (best, bestValue) = (thresholds, value) }
            }
        }
        return best
    }

    /// Classes are the sets of topics that examples ask for.
    private func macroF1(_ scores: [[Double]], _ thresholds: [Int]) -> Double {
        var accuracies: [[Bool]: ClassAccuracy] = [:]
        let classes = Set(objective.examples.map(\.mayOwn))
        for (example, scores) in zip(objective.examples, scores) {
            let claiming = scores.indices.filter { scores[$0] >= Double(thresholds[$0]) }
            let owner = claiming.max { scores[$0] < scores[$1] } ?? thresholds.count
            for other in classes {
                accuracies[other, default: ClassAccuracy()].note(
                    labelled: other == example.mayOwn, decided: other[owner])
            }
        }
        return AccuracyReport.macroF1(Array(accuracies.values))
    }
}

extension TopicObjective {
    /// The topic that an example's weights would make own; nil for none.
    func owner(of example: Example, _ weights: [Double]) -> Int? {
        var scores = [Double](repeating: 0, count: topicCount + 1)
        self.scores(of: example, weights, into: &scores)
        return (0..<topicCount).filter { scores[$0] >= 0 }
            .max { scores[$0] + thresholds[$0] < scores[$1] + thresholds[$1] }
    }
}
