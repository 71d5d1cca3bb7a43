/// Atoms: literals, escapes, groups.
extension ExpressionParser {
    /// Literal characters, nil where something else stands: one, or all of a `\Q…\E`.
    mutating func literal() throws(RegularExpressionError) -> [Unicode.Scalar]? {
        guard let scalar = next else { return nil }
        if scalar == "\\" { return try literalEscape() }
        if ".^$[(*+?{".unicodeScalars.contains(scalar) { return nil }
        position += 1
        return [scalar]
    }

    private mutating func literalEscape() throws(RegularExpressionError) -> [Unicode.Scalar]? {
        if take("\\Q") {
            var quoted: [Unicode.Scalar] = []
            while !take("\\E"), let scalar = next {
                quoted.append(scalar)
                position += 1
            }
            return quoted
        }
        return try escapedCharacter().map { [$0] }
    }

    /// The character that an escape stands for, nil where it stands for something else, and then nothing is read.
    mutating func escapedCharacter() throws(RegularExpressionError) -> Unicode.Scalar? {
        let start = position
        position += 1
        guard let scalar = next else { throw error(.openEscape, at: start) }
        position += 1
        switch scalar {
        case "n", "t", "r", "f", "v", "a": return "\n"
        case "x": return try hexadecimal(from: start)
        default:
            if scalar.isASCII && !scalar.properties.isAlphabetic && !("0"..."9").contains(scalar) { return scalar }
            position = start
            return nil
        }
    }

    /// `\x41` or `\x{1F600}`, behind the `x`.
    private mutating func hexadecimal(from start: Int) throws(RegularExpressionError) -> Unicode.Scalar {
        let isBraced = take("{")
        var value: UInt32 = 0
        var count = 0
        while count < (isBraced ? 6 : 2), let digit = hexDigit {
            value = value * 16 + digit
            count += 1
            position += 1
        }
        let isComplete = isBraced ? count > 0 && take("}") : count == 2
        guard isComplete, let scalar = Unicode.Scalar(value) else {
            throw error(.unknownEscape(text(from: start)), at: start)
        }
        return scalar
    }

    private var hexDigit: UInt32? { next.flatMap { $0.isASCII ? Character($0).hexDigitValue : nil }.map(UInt32.init) }

    /// What is no literal: a class, a place or a group.
    mutating func atom() throws(RegularExpressionError) -> ExpressionNode {
        let start = position
        let scalar = next
        if scalar == "[" || scalar == "\\" {
            if let found = try characterClass() { return node(of: found, from: start) }
            return try place()
        }
        position += 1
        switch scalar {
        case ".": return node(of: .everything, from: start)
        case "^": return .place(.fieldStart)
        case "$": return .place(.fieldEnd)
        case "(": return try group(from: start)
        default: throw error(scalar == "{" ? .noCount : .nothingToRepeat, at: start)
        }
    }

    private func node(of found: CharacterClass, from start: Int) -> ExpressionNode {
        found.node(isAtStart: start == 0, isAtEnd: position == scalars.count)
    }

    /// `\b`, `\A`, `\z`; the other escapes don't exist.
    private mutating func place() throws(RegularExpressionError) -> ExpressionNode {
        let start = position
        position += 2
        switch scalars[start + 1] {
        case "b": return .place(.wordBoundary)
        case "A": return .place(.fieldStart)
        case "z": return .place(.fieldEnd)
        case "1"..."9": throw error(.backReference(text(from: start)), at: start)
        default: throw error(.unknownEscape(text(from: start)), at: start)
        }
    }

    private mutating func group(from start: Int) throws(RegularExpressionError) -> ExpressionNode {
        if next == "?", try !beginsPlainGroup(from: start) { return .empty }
        depth += 1
        if depth > RegularExpression.depthMax { throw error(.tooDeep, at: start) }
        let node = try alternatives()
        depth -= 1
        if !take(")") { throw error(.openGroup, at: start) }
        return node
    }

    /// Reads what stands behind `(?`: whether a group follows. False for flags that hold for the rest. The flags `i`, `s` and
    /// `U` change nothing here: all is in small letters, there are no lines, and no match is preferred.
    private mutating func beginsPlainGroup(from start: Int) throws(RegularExpressionError) -> Bool {
        for lookAround in ["?=", "?!", "?<=", "?<!"] where take(lookAround) {
            throw error(.lookAround(text(from: start)), at: start)
        }
        if take("?P<") || take("?<") { throw error(.namedGroup, at: start) }
        position += 1
        while let flag = next, "isU".unicodeScalars.contains(flag) { position += 1 }
        if take(":") { return true }
        if scalars[position - 1] != "?", take(")") { return false }
        if position < scalars.count { position += 1 }
        throw error(.unknownGroup(text(from: start)), at: start)
    }
}
