/// Classes of characters.
extension ExpressionParser {
    /// `\d`, `\p{L}` or a class in brackets; nil where something else stands, and then nothing is read.
    mutating func characterClass() throws(RegularExpressionError) -> CharacterClass? {
        next == "[" ? try bracketed() : try escapedClass()
    }

    /// `\d \D \s \S \w \W`, `\pL`, `\p{L}`, `\P{L}`, `\p{^L}`.
    private mutating func escapedClass() throws(RegularExpressionError) -> CharacterClass? {
        let start = position
        guard next == "\\", position + 1 < scalars.count else { return nil }
        let letter = scalars[position + 1]
        let found: CharacterClass
        switch letter {
        case "d", "D": found = .digits
        case "s", "S": found = .gap
        case "w", "W": found = .wordCharacters
        case "p", "P":
            position += 2
            let property = try unicodeClass(from: start)
            return letter == "P" ? property.inverted : property
        default: return nil
        }
        position += 2
        return letter.properties.isUppercase ? found.inverted : found
    }

    /// The name of a Unicode class, behind the `p`. Folding leaves letters with their marks, and digits; no case.
    private mutating func unicodeClass(from start: Int) throws(RegularExpressionError) -> CharacterClass {
        let isBraced = take("{")
        let isInverted = isBraced && take("^")
        let nameStart = position
        while let scalar = next, scalar != "}", isBraced || position == nameStart { position += 1 }
        let name = text(from: nameStart)
        if isBraced && !take("}") { throw error(.unknownClass(text(from: start)), at: start) }
        let found: CharacterClass
        switch name {
        case "L": found = .letters
        case "N", "Nd": found = .digits
        default: throw error(.unknownClass(text(from: start)), at: start)
        }
        return isInverted ? found.inverted : found
    }

    private mutating func bracketed() throws(RegularExpressionError) -> CharacterClass {
        let start = position
        position += 1
        let isInverted = take("^")
        var found = CharacterClass.none
        var isFirst = true
        while isFirst || next != "]" {
            guard let scalar = next else { throw error(.openClass, at: start) }
            isFirst = false
            if scalar == "[", let named = try namedClass() {
                found.formUnion(named)
            } else if scalar == "\\", let escaped = try escapedClass() {
                found.formUnion(escaped)
            } else {
                found.insert(try range(within: start))
            }
        }
        position += 1
        return isInverted ? found.inverted : found
    }

    /// One character, or two with a hyphen between them and all that lie in between.
    private mutating func range(within bracket: Int) throws(RegularExpressionError) -> ClosedRange<UInt32> {
        let start = position
        let first = try bracketedCharacter(within: bracket).value
        guard next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else { return first...first }
        position += 1
        let last = try bracketedCharacter(within: bracket).value
        if last < first { throw error(.badRange, at: start) }
        rangeCount += Int(last - first)
        if rangeCount > RegularExpression.rangesMax { throw error(.rangeTooLarge, at: start) }
        return first...last
    }

    private mutating func bracketedCharacter(within bracket: Int) throws(RegularExpressionError) -> Unicode.Scalar {
        let start = position
        guard let scalar = next else { throw error(.openClass, at: bracket) }
        if scalar != "\\" {
            position += 1
            return scalar
        }
        if let escaped = try escapedCharacter() { return escaped }
        if try escapedClass() != nil { throw error(.badRange, at: start) }
        position += 2
        throw error(.unknownEscape(text(from: start)), at: start)
    }

    /// `[:alpha:]`, nil where no such name stands.
    private mutating func namedClass() throws(RegularExpressionError) -> CharacterClass? {
        let start = position
        guard take("[:") else { return nil }
        let isInverted = take("^")
        let nameStart = position
        while let scalar = next, scalar.properties.isAlphabetic { position += 1 }
        let name = text(from: nameStart)
        guard take(":]") else {
            position = start
            return nil
        }
        let found: CharacterClass
        switch name {
        case "alpha", "lower", "upper": found = .letters
        case "digit": found = .digits
        case "alnum", "word": found = .wordCharacters
        case "space", "blank": found = .gap
        case "punct": found = .punctuation
        default: throw error(.unknownClass(text(from: start)), at: start)
        }
        return isInverted ? found.inverted : found
    }
}
