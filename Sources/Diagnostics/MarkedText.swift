/// A text for a terminal with some of its places marked: underlined by carets on a line below, or in colour.
public enum MarkedText {
    /// No line is wider than this, in cells.
    private static let widthMax = 96

    /// The text in lines, each ended by a line feed; `places` are in Unicode scalars of `text`.
    public static func lines(_ text: String, marking places: [Range<Int>], usesColor: Bool) -> String {
        let scalars = Array(text.unicodeScalars)
        var isMarked = [Bool](repeating: false, count: scalars.count)
        for place in places { for index in place.clamped(to: 0..<scalars.count) { isMarked[index] = true } }
        return ranges(of: scalars).map { range in
            usesColor ? coloured(scalars, isMarked, range) : underlined(scalars, isMarked, range)
        }.joined()
    }

    /// The lines: ended by line feeds, and at a space where they would get too wide.
    private static func ranges(of scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var (start, width) = (0, 0)
        var space: Int?
        for (index, scalar) in scalars.enumerated() {
            if scalar == "\n" {
                ranges.append(start..<index)
                (start, width, space) = (index + 1, 0, nil)
                continue
            }
            if scalar == " " { space = index }
            width += TerminalText.width(scalar)
            guard width > widthMax, index > start else { continue }
            let end = space.map { $0 > start ? $0 + 1 : index } ?? index
            ranges.append(start..<end)
            width = scalars[end..<(index + 1)].reduce(0) { $0 + TerminalText.width($1) }
            (start, space) = (end, nil)
        }
        return ranges + [start..<scalars.count]
    }

    private static func underlined(_ scalars: [Unicode.Scalar], _ isMarked: [Bool], _ range: Range<Int>) -> String {
        let line = range.map { TerminalText.shown(scalars[$0]) }.joined()
        var carets = ""
        for index in range {
            carets += String(repeating: isMarked[index] ? "^" : " ", count: TerminalText.width(scalars[index]))
        }
        while carets.last == " " { carets.removeLast() }
        return line + "\n" + (carets.isEmpty ? "" : carets + "\n")
    }

    /// Bold and underlined (ECMA-48's SGR 1 and 4).
    private static func coloured(_ scalars: [Unicode.Scalar], _ isMarked: [Bool], _ range: Range<Int>) -> String {
        var line = ""
        for index in range {
            let isFirst = isMarked[index] && (index == range.lowerBound || !isMarked[index - 1])
            let isLast = isMarked[index] && (index + 1 == range.upperBound || !isMarked[index + 1])
            line += (isFirst ? "\u{1B}[1;4m" : "") + TerminalText.shown(scalars[index]) + (isLast ? "\u{1B}[0m" : "")
        }
        return line + "\n"
    }
}
