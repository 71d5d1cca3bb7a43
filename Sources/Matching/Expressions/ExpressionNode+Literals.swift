/// Literal characters, folded as texts are.
extension ExpressionNode {
    /// A run of literal characters. Where something else than the expression's edge stands beside it, the run is folded as
    /// if a letter stood there: so that the hyphen in `e-?mail` is that of one word.
    static func literal(_ run: [Unicode.Scalar], isAtStart: Bool, isAtEnd: Bool) -> ExpressionNode {
        let neighbor: Unicode.Scalar = "x"
        var text = String.UnicodeScalarView()
        if !isAtStart { text.append(neighbor) }
        text.append(contentsOf: run)
        if !isAtEnd { text.append(neighbor) }
        let bytes = [UInt8](String(text).utf8)
        var folded = FoldedText()
        folded.append(bytes.indices, of: bytes.span)
        if folded.wordCount == 0 { return .gap }
        var items: [ExpressionNode] = []
        for number in 0..<folded.wordCount {
            var word = folded.bytes(ofWord: number)
            if number == 0 && !isAtStart { word = word.dropFirst() }
            if number == folded.wordCount - 1 && !isAtEnd { word = word.dropLast() }
            if number > 0 { items.append(.gap) }
            items.append(.literal(word))
        }
        return .sequence(items)
    }
}

extension Unicode.Scalar {
    /// Whether it belongs to the character before it: an accent, a vowel sign, a joiner.
    var belongsToTheOneBefore: Bool {
        let table = FoldingTable.shared
        let value = table.value(of: self.value)
        if value == FoldingTable.ignored || value == FoldingTable.mark { return true }
        guard value >= FoldingTable.expansion else { return false }
        return table.expansions[Int(value - FoldingTable.expansion)] & FoldingTable.marksBit != 0
    }
}
