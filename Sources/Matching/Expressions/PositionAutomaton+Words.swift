/// How many words a match has, known where it ends.
extension PositionAutomaton {
    /// A position, after so many words.
    private struct Copy: Hashable {
        var position: Int32
        var wordCount: Int
    }

    /// The same expression with a copy of a position for each number of words that a match can have there: then nobody has to
    /// look for where a match begins. For expressions without repeated words, whose copies come to an end.
    func splitByWords() -> PositionAutomaton {
        var split = self
        var numbers: [Copy: Int32] = [:]
        var copies: [Copy] = []
        func number(of copy: Copy) -> Int32 {
            if let known = numbers[copy] { return known }
            numbers[copy] = Int32(copies.count)
            copies.append(copy)
            return Int32(copies.count - 1)
        }
        split.starts = starts.map { number(of: Copy(position: $0, wordCount: 1)) }
        split.startsAtField = startsAtField.map { number(of: Copy(position: $0, wordCount: 1)) }
        split.positions = []
        while split.positions.count < copies.count {
            let copy = copies[split.positions.count]
            var position = positions[Int(copy.position)]
            position.wordCount = copy.wordCount
            position.exits.positions = position.exits.positions.map {
                number(of: Copy(position: $0, wordCount: copy.wordCount + (positions[Int($0)].isGap ? 1 : 0)))
            }
            split.positions.append(position)
        }
        return split
    }
}
