/// A regular expression as a tree, which is written as text for the engine and matched here by trying everything.
public indirect enum NaiveExpression: Sendable {
    /// Letters, digits, `'` or `-` within a word, as folded texts have them.
    case literal(String)
    /// Letters of a script without spaces, each a word of its own.
    case unspaced(String)
    /// What separates words: a space or a punctuation mark.
    case gap(String)
    /// `.`
    case anything
    /// `\w`, `\d`, `\D`, `\S` and the like: as it is written, whether it holds the gap, and a letter.
    case escape(String, holdsGap: Bool, holds: @Sendable (Unicode.Scalar) -> Bool)
    /// Letters in brackets.
    case letters([Unicode.Scalar], isInverted: Bool)
    case sequence([NaiveExpression])
    case alternatives([NaiveExpression])
    case repeated(NaiveExpression, least: Int, most: Int?)
    /// `\b`, `^`, `$`
    case wordBoundary, fieldStart, fieldEnd

    /// How it is written.
    public var text: String {
        switch self {
        case .literal(let text), .unspaced(let text), .gap(let text): return text
        case .anything: return "."
        case .escape(let text, _, _): return text
        case .letters(let letters, let isInverted):
            return "[\(isInverted ? "^" : "")\(letters.map(String.init).joined())]"
        case .sequence(let items): return items.map(\.grouped).joined()
        case .alternatives(let choices): return choices.map(\.grouped).joined(separator: "|")
        case .repeated(let item, 0, nil): return "\(item.grouped)*"
        case .repeated(let item, 1, nil): return "\(item.grouped)+"
        case .repeated(let item, 0, 1): return "\(item.grouped)?"
        case .repeated(let item, let least, nil): return "\(item.grouped){\(least),}"
        case .repeated(let item, let least, let most?):
            return least == most ? "\(item.grouped){\(least)}" : "\(item.grouped){\(least),\(most)}"
        case .wordBoundary: return "\\b"
        case .fieldStart: return "^"
        case .fieldEnd: return "$"
        }
    }

    private var grouped: String {
        switch self {
        case .anything, .escape, .letters: text
        default: "(?:\(text))"
        }
    }
}

/// One field as the engine sees it: its words with a gap before, between and behind them.
public struct NaiveField {
    private(set) var text: [Unicode.Scalar]
    /// Whether the text's end is the field's.
    private var isWhole = true

    /// The field with these folded words.
    public init(words: [String]) { text = Array((" " + words.map { $0 + " " }.joined()).unicodeScalars) }

    /// What an expression sees that ends behind the gap before `end`: nothing of what follows.
    func cut(at end: Int) -> NaiveField {
        var cut = self
        cut.text = Array(text[..<end])
        cut.isWhole = end == text.count
        return cut
    }

    /// Where an expression can end that begins at `start`: every place, by trying every way.
    public func ends(of expression: NaiveExpression, from start: Int) -> Set<Int> {
        switch expression {
        case .literal(let literal): return character(start, of: literal.unicodeScalars.map { $0 })
        case .unspaced(let literal):
            return literal.unicodeScalars.reduce(passGap(start)) { starts, scalar in
                Set(starts.flatMap(passGap).flatMap { character($0, of: [scalar]) }.flatMap(passGap))
            }
        case .gap: return passGap(start)
        case .anything: return passGap(start).union(character(start) { _ in true })
        case .escape(_, let holdsGap, let holds):
            return character(start, if: holds).union(holdsGap ? passGap(start) : [])
        case .letters(let letters, let isInverted):
            let ends = character(start) { letters.contains($0) != isInverted }
            return isInverted ? ends.union(passGap(start)) : ends
        case .sequence(let items):
            return items.reduce([start]) { starts, item in Set(starts.flatMap { ends(of: item, from: $0) }) }
        case .alternatives(let choices): return Set(choices.flatMap { ends(of: $0, from: start) })
        case .repeated(let item, let least, let most): return ends(of: item, least: least, most: most, from: start)
        case .wordBoundary: return start < text.count && (text[start - 1] == " ") != (text[start] == " ") ? [start] : []
        case .fieldStart: return start == 1 ? [start] : []
        case .fieldEnd: return isWhole && start >= text.count - 1 ? [start] : []
        }
    }

    private func ends(of item: NaiveExpression, least: Int, most: Int?, from start: Int) -> Set<Int> {
        var reached: Set<Int> = [start]
        for _ in 0..<least { reached = Set(reached.flatMap { ends(of: item, from: $0) }) }
        var all = reached
        var count = least
        while !reached.isEmpty && count < most ?? .max {
            reached = Set(reached.flatMap { ends(of: item, from: $0) }).subtracting(all)
            all.formUnion(reached)
            count += 1
        }
        return all
    }

    /// Behind the gap at hand, or the one that is open already.
    private func passGap(_ place: Int) -> Set<Int> {
        if text[place - 1] == " " { return [place] }
        return place < text.count && text[place] == " " ? [place + 1] : []
    }

    private func character(_ place: Int, if holds: (Unicode.Scalar) -> Bool) -> Set<Int> {
        place < text.count && text[place] != " " && holds(text[place]) ? [place + 1] : []
    }

    private func character(_ place: Int, of literal: [Unicode.Scalar]) -> Set<Int> {
        text[min(place, text.count)...].starts(with: literal) ? [place + literal.count] : []
    }
}
