import Classification
import Matching

/// What the classifier must agree with, written as simply as the rules' meaning is: every phrase is tried at every word
/// of every field, every choice of a `near` is tried, nothing is indexed.
struct NaiveClassifier {
    struct Found: Hashable {
        var field: Evidence.Field
        var first: Int
        var last: Int
    }

    /// The phrases seen so far, folded.
    var phrases: [PatternDefinition: Phrase]
    var fields: [(Evidence.Field, [(bytes: [UInt8], start: Int, end: Int)])] = []

    init(_ message: TestMessage, phrases: [PatternDefinition: Phrase]) {
        self.phrases = phrases
        for (field, text) in [(Evidence.Field.subject, message.subject), (.text, message.text)] {
            var folded = FoldedText()
            let bytes = [UInt8](text.utf8)
            folded.append(bytes.indices, of: bytes.span)
            let words = (0..<folded.wordCount).map {
                ([UInt8](folded.bytes(ofWord: $0)), Int(folded[word: $0].start), Int(folded[word: $0].end))
            }
            fields.append((field, words))
        }
    }

    /// All places of a group's phrases: by field, then by last word, the longest first.
    mutating func places(of patterns: [PatternDefinition]) throws -> [Found] {
        var found: Set<Found> = []
        for pattern in patterns {
            let text =
                switch pattern {
                case .phrase(let text): text
                }
            let folded = try phrases[pattern] ?? Phrase(text)
            phrases[pattern] = folded
            let elements = folded.elements
            for (field, words) in fields where words.count >= elements.count {
                for first in 0...(words.count - elements.count)
                where zip(elements, words[first...]).allSatisfy({ matches($0, $1.bytes) }) {
                    found.insert(Found(field: field, first: first, last: first + elements.count - 1))
                }
            }
        }
        return found.sorted { ($0.field.rawValue, $0.last, $0.first) < ($1.field.rawValue, $1.last, $1.first) }
    }

    private func matches(_ element: Phrase.Element, _ word: [UInt8]) -> Bool {
        switch element {
        case .word(let bytes): bytes == word
        case .number: word.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        case .any: true
        }
    }

    /// Whether a condition holds, and its evidence: nil where it fails. For a `near` all choices that are as good.
    mutating func proofs(of condition: ConditionDefinition) throws -> [[Found]]? {
        switch condition {
        case .phrases(let phrases):
            return try places(of: phrases).first.map { [[$0]] }
        case .any(let children): return try proofs(of: children, atLeast: 1)
        case .all(let children): return try proofs(of: children, atLeast: children.count)
        case .atLeast(let count, let children): return try proofs(of: children, atLeast: count)
        case .none(let children): return try proofs(of: children, atLeast: 1) == nil ? [[]] : nil
        case .near(let groups, let within):
            let choices = choices(of: try groups.map { try places(of: $0) }, within: within)
            guard let best = choices.map(order).min(by: <) else { return nil }
            return choices.filter { order($0) == best }
        case .field, .confidential: return nil
        }
    }

    /// By field, the first to end, of these the last to begin.
    private func order(_ choice: [Found]) -> (UInt8, Int, Int) {
        (
            choice[0].field.rawValue, choice.map(\.last).max() ?? 0, -(choice.map(\.first).min() ?? 0)
        )
    }

    private func choices(of places: [[Found]], within: Int) -> [[Found]] {
        var choices: [[Found]] = [[]]
        for group in places {
            choices = choices.flatMap { choice in
                group.filter { place in
                    choice.allSatisfy {
                        $0.field == place.field && ($0.last < place.first || place.last < $0.first)
                    }
                }.map { choice + [$0] }
            }
        }
        return choices.filter { choice in
            (choice.map(\.last).max() ?? 0) - (choice.map(\.first).min() ?? 0) + 1 <= within
        }
    }

    private mutating func proofs(of children: [ConditionDefinition], atLeast count: Int) throws -> [[Found]]? {
        let held = try children.compactMap { try proofs(of: $0) }
        guard held.count >= count else { return nil }
        return held.reduce([[]]) { proofs, more in proofs.flatMap { proof in more.map { proof + $0 } } }
    }

    /// A proof as evidence: in the order of the conditions, a place once.
    func evidence(_ proof: [Found]) -> [Evidence] {
        var evidence: [Evidence] = []
        for found in proof {
            let words = fields[Int(found.field.rawValue)].1
            let span = Evidence(field: found.field, start: words[found.first].start, end: words[found.last].end)
            if !evidence.contains(span) && evidence.count < ClassifierLimits.evidencePerRuleMax {
                evidence.append(span)
            }
        }
        return evidence
    }
}
