/// Finds what somebody may have meant by a word that is not known.
public enum Suggestion {
    /// The nearest of the known words: at most a third of its characters wrong, missing, added or swapped.
    public static func nearest(to word: String, among known: [String]) -> String? {
        let letters = Array(word.lowercased().unicodeScalars.prefix(lengthMax))
        var best: (word: String, distance: Int)?
        var compared = 0
        for candidate in known {
            let count = candidate.unicodeScalars.count
            let distanceMax = max(1, count / 3)
            // As many letters are missing or added as the lengths differ.
            guard abs(count - letters.count) <= distanceMax, compared < comparisonsMax else { continue }
            compared += 1
            let distance = editDistance(
                letters, Array(candidate.lowercased().unicodeScalars), atMost: distanceMax)
            guard distance <= distanceMax else { continue }
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
    /// Of more words than anybody wrote by hand the first are enough: each comparison takes a microsecond.
    private static let comparisonsMax = 150
    /// More than this are no help on one line.
    private static let listMax = 12

    /// Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. Beyond `limit` any number above
    /// it: no distance is below the least of two rows.
    static func editDistance(
        _ first: [Unicode.Scalar], _ second: [Unicode.Scalar], atMost limit: Int = .max
    ) -> Int {
        var (beforeLast, last, current) = (Array(0...second.count), Array(0...second.count), Array(0...second.count))
        for (row, letter) in first.enumerated() {
            current[0] = row + 1
            for (column, other) in second.enumerated() {
                let substitution = last[column] + (letter == other ? 0 : 1)
                var cost = min(substitution, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
                    cost = min(cost, beforeLast[column - 1] + 1)
                }
                current[column + 1] = cost
            }
            (beforeLast, last, current) = (last, current, beforeLast)
            if let least = last.min(), let before = beforeLast.min(), least > limit, before > limit { return least }
        }
        return last[second.count]
    }
}
