import Matching
import NaiveMatching

/// The folded words of a text.
func foldedWords(_ text: String) -> [String] {
    var folded = FoldedText()
    let bytes = [UInt8](text.utf8)
    folded.append(bytes.indices, of: bytes.span)
    return (0..<folded.wordCount).map { String(decoding: folded.bytes(ofWord: $0), as: UTF8.self) }
}

/// The folded words of a text, joined by bars.
func words(_ text: String) -> String { foldedWords(text).joined(separator: "|") }

/// All matches in a text of these fields.
func matches(_ automaton: inout LazyAutomaton, in fields: [String]) -> [Match] {
    var folded = FoldedText()
    for field in fields {
        let bytes = [UInt8](field.utf8)
        folded.append(bytes.indices, of: bytes.span)
    }
    var found = Buffer<Match>()
    automaton.findAll(in: folded, into: &found)
    return (0..<found.count).map { found[$0] }
}

/// All matches of a vocabulary in a text of these fields.
func matches(_ vocabulary: Vocabulary, in fields: [String]) -> [Match] {
    var folded = FoldedText()
    var found = Buffer<Match>()
    var numbers = Buffer<Int32>()
    for field in fields {
        let (bytes, first) = ([UInt8](field.utf8), folded.wordCount)
        folded.append(bytes.indices, of: bytes.span)
        vocabulary.find(in: folded, words: first..<folded.wordCount, numbers: &numbers, into: &found)
    }
    return (0..<found.count).map { found[$0] }
}

/// What one pattern matches in a text: the folded words of each match, joined by spaces.
func found(_ pattern: Pattern, in text: String) -> [String] {
    let words = foldedWords(text)
    var automaton = LazyAutomaton(Automaton(patterns: [pattern]))
    return matches(&automaton, in: [text]).map {
        words[Int($0.firstWord)...Int($0.lastWord)].joined(separator: " ")
    }
}

/// All matches of patterns in a text of these fields, found by the naive matcher.
func naiveMatches(of patterns: [NaivePattern], in fields: [String]) -> Set<Match> {
    var expected: Set<Match> = []
    var wordCount = 0
    for field in fields {
        let words = foldedWords(field)
        let matcher = NaiveMatcher(words: words)
        for (number, pattern) in patterns.enumerated() {
            for found in matcher.matches(of: pattern) {
                expected.insert(
                    Match(
                        pattern: Int32(number), firstWord: Int32(wordCount + found.firstWord),
                        lastWord: Int32(wordCount + found.lastWord)))
            }
        }
        wordCount += words.count
    }
    return expected
}

/// By last word, and of those with the same the first to begin first.
func areOrdered(_ found: [Match]) -> Bool {
    zip(found, found.dropFirst()).allSatisfy { ($0.lastWord, $0.firstWord) <= ($1.lastWord, $1.firstWord) }
}

extension Pattern {
    /// The engine's form of a naive pattern, by its text.
    init(_ naive: NaivePattern) throws {
        switch naive {
        case .phrase(_, let allowsTypos): self = .phrase(try Phrase(naive.text, allowsTypos: allowsTypos))
        case .expression: self = .expression(try RegularExpression(naive.text))
        }
    }
}
