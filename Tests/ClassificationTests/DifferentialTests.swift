import Classification
import Matching
import Testing

/// The classifier against the naive one on random rule books and texts, of so few words that everything happens.
struct DifferentialTests {
    /// Rule books, and messages for each: 100,000 cases in release, every sixteenth in the seconds a debug build has.
    static let books = 500
    #if DEBUG
        static let messagesPerBook = 12
    #else
        static let messagesPerBook = 200
    #endif

    static let words = ["bus", "late", "no", "llegó", "7", "Árbol", "校", "车", "it's"]
    static let elements = words + ["{number}", "{word}"]
    static let glue = [" ", "  ", ", ", " - ", "\n", "👍", "'"]

    @Test func theClassifierAgreesWithANaiveOne() throws {
        var random = SplitMix64(state: 20_260)
        let shared = ClassifierScratch()
        for book in 0..<Self.books {
            let definition = randomDefinition(&random)
            let classifier = try Classifier(compiling: definition)
            var phrases: [PatternDefinition: Phrase] = [:]
            for _ in 0..<Self.messagesPerBook {
                let message = TestMessage(subject: randomText(&random, upTo: 4), text: randomText(&random, upTo: 12))
                let outcome = classifier.outcome(of: message, scratch: shared)
                if let difference = try difference(outcome, definition, message, &phrases) {
                    Issue.record("\(difference); book \(book), \(message), \(definition)")
                    return
                }
            }
        }
    }

    /// What the outcome should have been, nil where it is right. `phrases` keeps what the book's phrases fold to.
    private func difference(
        _ outcome: Outcome, _ definition: ClassifierDefinition, _ message: TestMessage,
        _ phrases: inout [PatternDefinition: Phrase]
    ) throws -> String? {
        var naive = NaiveClassifier(message, phrases: phrases)
        defer { phrases = naive.phrases }
        var scores = [Int](repeating: 0, count: definition.topics.count)
        var id = 0
        var fired = outcome.fired[...]
        for (topic, topicDefinition) in definition.topics.enumerated() {
            for rule in topicDefinition.rules {
                defer { id += 1 }
                guard let proofs = try naive.proofs(of: rule.condition) else { continue }
                scores[topic] += rule.score
                guard let first = fired.popFirst(), first.rule == id, first.topic == topic else {
                    return "rule \(id) did not fire"
                }
                let evidence = Array(outcome.evidence[first.evidence])
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

    private func randomDefinition(_ random: inout SplitMix64) -> ClassifierDefinition {
        let topics = (0..<2).map { department in
            TopicDefinition(
                name: "t", department: department, threshold: 2,
                rules: (0..<4).map { _ in
                    RuleDefinition(
                        id: "r", score: Int(random.next(below: 6)) - 2, condition: randomCondition(&random, depth: 0))
                })
        }
        return definition(topics)
    }

    private func randomCondition(_ random: inout SplitMix64, depth: Int) -> ConditionDefinition {
        let children = { (random: inout SplitMix64) in
            (0..<(1 + random.next(below: 3))).map { _ in self.randomCondition(&random, depth: depth + 1) }
        }
        switch depth > 1 ? random.next(below: 3) : random.next(below: 7) {
        case 0, 1: return .phrases(randomPhrases(&random))
        case 2:
            let groups = (0..<(2 + random.next(below: 2))).map { _ in randomPhrases(&random) }
            return .near(groups, withinWords: 1 + random.next(below: 7))
        case 3: return .any(children(&random))
        case 4: return .all(children(&random))
        case 5: return .none(children(&random))
        default:
            let children = children(&random)
            return .atLeast(1 + random.next(below: children.count), children)
        }
    }

    private func randomPhrases(_ random: inout SplitMix64) -> [PatternDefinition] {
        (0..<(1 + random.next(below: 3))).map { _ in
            let words = (0..<(1 + random.next(below: 3))).map { _ in
                Self.elements[random.next(below: Self.elements.count)]
            }
            return .phrase(words.joined(separator: " "))
        }
    }

    private func randomText(_ random: inout SplitMix64, upTo words: Int) -> String {
        (0..<random.next(below: words + 1)).map { _ in
            Self.words[random.next(below: Self.words.count)] + Self.glue[random.next(below: Self.glue.count)]
        }.joined()
    }
}

/// A small random number generator with a seed (Steele, Lea, Flood: Fast splittable pseudorandom number generators).
struct SplitMix64 {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ z >> 31) % UInt64(bound))
    }
}
