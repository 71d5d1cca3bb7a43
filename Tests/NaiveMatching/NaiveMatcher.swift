/// What is looked for, as the engine and the naive matcher take it.
public enum NaivePattern: Sendable {
    /// Words of a phrase.
    case phrase([NaiveWord], allowsTypos: Bool)
    /// A regular expression.
    case expression(NaiveExpression)

    /// How it is written.
    public var text: String {
        switch self {
        case .phrase(let words, _): words.map(\.text).joined(separator: " ")
        case .expression(let expression): expression.text
        }
    }
}

/// A word of a phrase.
public enum NaiveWord: Sendable {
    case word(String), prefix(String), number, any

    var text: String {
        switch self {
        case .word(let word): word
        case .prefix(let beginning): beginning + "*"
        case .number: "{number}"
        case .any: "{word}"
        }
    }

    func matches(_ word: String, allowsTypos: Bool) -> Bool {
        switch self {
        case .word(let own):
            let isLong = own.unicodeScalars.count >= 6 && !own.contains { $0.isASCII && $0.isNumber }
            return word == own || allowsTypos && isLong && isOneTypo(from: own, to: word)
        case .prefix(let beginning): return word.unicodeScalars.starts(with: beginning.unicodeScalars)
        case .number: return word.allSatisfy { $0.isASCII && $0.isNumber }
        case .any: return true
        }
    }
}

/// Whether one letter more, less or other, or two swapped ones, make one word of the other; the first letter the same.
func isOneTypo(from: String, to: String) -> Bool {
    let (own, other) = (Array(from.unicodeScalars), Array(to.unicodeScalars))
    if own.first != other.first { return false }
    let prefix = zip(own, other).prefix { $0 == $1 }.count
    let (rest, otherRest) = (own.dropFirst(prefix), other.dropFirst(prefix))
    let swapped = Array(rest.dropFirst().prefix(1)) + Array(rest.prefix(1)) + Array(rest.dropFirst(2))
    return rest.dropFirst().elementsEqual(otherRest) || rest.elementsEqual(otherRest.dropFirst())
        || rest.dropFirst().elementsEqual(otherRest.dropFirst()) && !rest.isEmpty && !otherRest.isEmpty
        || swapped.elementsEqual(otherRest)
}

/// Finds patterns by trying each at each word: what the engine must agree with.
public struct NaiveMatcher {
    /// A match: the places of its first and last word.
    public struct Found: Hashable {
        /// The first word.
        public var firstWord: Int
        /// The last word.
        public var lastWord: Int

        /// A match by its parts.
        public init(firstWord: Int, lastWord: Int) { (self.firstWord, self.lastWord) = (firstWord, lastWord) }
    }

    let words: [String]
    let field: NaiveField

    /// A field with these folded words.
    public init(words: [String]) {
        self.words = words
        field = NaiveField(words: words)
    }

    /// All matches; of those that end at the same word the shortest.
    public func matches(of pattern: NaivePattern) -> Set<Found> {
        var firstWords: [Int: Int] = [:]
        for firstWord in words.indices {
            for lastWord in lastWords(of: pattern, from: firstWord) { firstWords[lastWord] = firstWord }
        }
        return Set(firstWords.map { Found(firstWord: $1, lastWord: $0) })
    }

    private func lastWords(of pattern: NaivePattern, from firstWord: Int) -> [Int] {
        switch pattern {
        case .phrase(let phrase, let allowsTypos):
            let isMatch = zip(phrase, words[firstWord...]).allSatisfy { $0.matches($1, allowsTypos: allowsTypos) }
            return isMatch && firstWord + phrase.count <= words.count ? [firstWord + phrase.count - 1] : []
        case .expression(let expression):
            let start = words[..<firstWord].reduce(1) { $0 + $1.unicodeScalars.count + 1 }
            return field.ends(of: expression, from: start).compactMap { end in
                // Whole words: behind the last one, or behind the gap that follows.
                let isBehindGap = field.text[end - 1] == " "
                guard end > start, isBehindGap || end < field.text.count && field.text[end] == " " else { return nil }
                if isBehindGap && !field.cut(at: end).ends(of: expression, from: start).contains(end) { return nil }
                let gaps = field.text[1..<(isBehindGap ? end : end + 1)].count { $0 == " " }
                return gaps - 1
            }
        }
    }
}
