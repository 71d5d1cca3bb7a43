/// Finds what somebody may have meant by a word that is not known.
public enum Suggestion {
    /// The nearest of the known words: at most a third of its characters wrong, missing, added or swapped.
    public static func nearest(to word: String, among known: [String]) -> String? {
        let letters = Array(word.lowercased().unicodeScalars.prefix(lengthMax))
        var best: (word: String, distance: Int)?
        for candidate in known {
            let distance = editDistance(letters, Array(candidate.lowercased().unicodeScalars))
            guard distance <= max(1, candidate.unicodeScalars.count / 3) else { continue }
            if best.map({ distance < $0.distance }) ?? true { best = (candidate, distance) }
        }
        return best?.word
    }

    /// A hint for an unknown word: the nearest known one, else all where they are few; `listing` introduces them.
    public static func hint(for word: String, among known: [String], listing: String) -> String? {
        if let nearest = nearest(to: word, among: known) { return "did you mean `\(nearest)`?" }
        guard !known.isEmpty, known.count <= listMax else { return nil }
        return "\(listing): " + known.map { "`\($0)`" }.joined(separator: ", ")
    }

    /// No known word is longer; what goes beyond could only cost time.
    private static let lengthMax = 64
    /// More than this are no help on one line.
    private static let listMax = 12

    /// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours.
    static func editDistance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
        var (beforeLast, last) = ([Int](), Array(0...second.count))
        for (row, letter) in first.enumerated() {
            var current = [row + 1]
            for (column, other) in second.enumerated() {
                let substitution = last[column] + (letter == other ? 0 : 1)
                var cost = min(substitution, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforeLast, last) = (last, current)
        }
        return last[second.count]
    }
}
