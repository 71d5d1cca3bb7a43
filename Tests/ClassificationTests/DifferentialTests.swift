import Classification
import NaiveMatching
import SeededNumbers
import Testing

/// The classifier against the naive one on random rule books and texts, of so few words that everything happens.
struct DifferentialTests {
    /// Rule books, and messages for each: 100,000 cases in release, as many as a debug build has in some seconds there.
    #if DEBUG
        static let (books, messagesPerBook) = (120, 8)
    #else
        static let (books, messagesPerBook) = (500, 200)
    #endif

    @Test func theClassifierAgreesWithANaiveOne() throws {
        var random = RandomBook(maker: PatternMaker(SplitMix64(seed: 20_260)))
        let shared = ClassifierScratch()
        for book in 0..<Self.books {
            random.patterns = [:]
            let definition = randomDefinition(&random)
            let classifier = try Classifier(compiling: definition)
            for _ in 0..<Self.messagesPerBook {
                let message = TestMessage(subject: random.maker.text(upTo: 4), text: random.maker.text(upTo: 12))
                let outcome = classifier.outcome(of: message, scratch: shared)
                if let difference = difference(outcome, definition, message, random.patterns) {
                    Issue.record("\(difference); book \(book), \(message), \(definition)")
                    return
                }
            }
        }
    }

    /// What the outcome should have been, nil where it is right.
    private func difference(
        _ outcome: Outcome, _ definition: ClassifierDefinition, _ message: TestMessage,
        _ patterns: [PatternDefinition: NaivePattern]
    ) -> String? {
        var naive = NaiveClassifier(message, patterns: patterns)
        var scores = [Int](repeating: 0, count: definition.topics.count)
        var id = 0
        var fired = Array(zip(outcome.fired, outcome.evidence))[...]
        for (topic, topicDefinition) in definition.topics.enumerated() {
            naive.rules = topicDefinition.rules
            for rule in topicDefinition.rules {
                defer { id += 1 }
                guard let proofs = naive.proofs(of: rule.condition) else { continue }
                scores[topic] += naive.score(of: rule)
                guard let (first, evidence) = fired.popFirst(), first.rule == id, first.topic == topic else {
                    return "rule \(id) did not fire"
                }
                let same = proofs.contains { proof in
                    let expected = naive.evidence(proof)
                    return expected.count == evidence.count && expected.allSatisfy(evidence.contains)
                }
                if !same { return "rule \(id): evidence \(evidence), expected one of \(proofs)" }
            }
        }
        if !fired.isEmpty { return "rule \(fired) fired" }
        let best = scores.indices.filter { scores[$0] >= definition.topics[$0].threshold }.max { left, right in
            (scores[left], -left) < (scores[right], -right)
        }
        if scores != outcome.scores || best != outcome.decision.topic {
            return "scores \(scores), owner \(best as Any)"
        }
        return nil
    }

    func randomDefinition(_ random: inout RandomBook) -> ClassifierDefinition {
        let topics = (0..<2).map { department in
            TopicDefinition(
                name: "t", department: department, threshold: 2,
                rules: (0..<4).map { place in
                    var condition = randomCondition(&random, depth: 0)
                    if place > 0 && random.next(below: 4) == 0 {
                        condition = .any([.rule(random.next(below: place)), condition])
                    }
                    if random.next(below: 5) == 0 {
                        return RuleDefinition(
                            id: "r", score: 0, scoresByLexicon: true, condition: randomLexicon(&random))
                    }
                    return RuleDefinition(id: "r", score: Int(random.next(below: 6)) - 2, condition: condition)
                })
        }
        return definition(topics)
    }

    private func randomCondition(_ random: inout RandomBook, depth: Int) -> ConditionDefinition {
        let children = { (random: inout RandomBook) in
            (0..<(1 + random.next(below: 3))).map { _ in self.randomCondition(&random, depth: depth + 1) }
        }
        switch depth > 1 ? random.next(below: 4) : random.next(below: 8) {
        case 0, 1: return .phrases(randomPatterns(&random), in: randomParts(&random))
        case 2:
            let groups = (0..<(2 + random.next(below: 2))).map { _ in randomPatterns(&random) }
            return .near(
                groups, withinWords: 1 + random.next(below: 7), inOrder: random.next(below: 2) == 0,
                in: randomParts(&random))
        case 3: return randomLexicon(&random)
        case 4: return .any(children(&random))
        case 5: return .all(children(&random))
        case 6: return .none(children(&random))
        default:
            let children = children(&random)
            return .atLeast(1 + random.next(below: children.count), children)
        }
    }

    private func randomLexicon(_ random: inout RandomBook) -> ConditionDefinition {
        let entries = (0...random.next(below: 4)).map { _ in
            LexiconEntry(randomPatterns(&random), weight: Int(random.next(below: 7)) - 2)
        }
        return .lexicon(entries, from: Int(random.next(below: 8)) - 4, in: randomParts(&random))
    }

    private func randomParts(_ random: inout RandomBook) -> MessageParts {
        [.all, .all, .subject, [.text, .quoted]][random.next(below: 4)]
    }

    private func randomPatterns(_ random: inout RandomBook) -> [PatternDefinition] {
        (0...random.next(below: 3)).map { _ in
            while true {
                let naive = random.maker.pattern()
                let pattern =
                    switch naive {
                    case .phrase(_, let allowsTypos): PatternDefinition.phrase(naive.text, allowsTypos: allowsTypos)
                    case .expression: PatternDefinition.expression(naive.text)
                    }
                if Classifier.problem(in: pattern) != nil { continue }
                random.patterns[pattern] = naive
                return pattern
            }
        }
    }
}

/// Random decisions, and the patterns of the book they make.
struct RandomBook {
    var maker: PatternMaker<SplitMix64>
    var patterns: [PatternDefinition: NaivePattern] = [:]

    mutating func next(below bound: Int) -> Int { maker.source.next(below: bound) }
}
