/// One line of a file with the line of carets below it, both no wider than a terminal.
struct SourceExcerpt {
    /// The line as it is shown.
    let source: String
    /// Spaces and carets that stand below the offending text.
    let carets: String

    /// The widest line that is shown whole, in cells; of a longer one, the part around the carets.
    static let widthMax = 100
    /// The cells that are kept before the carets of a cut line, for context.
    private static let leadMax = 40

    init(line: Substring, column: Int, length: Int) {
        let scalars = Array(line.unicodeScalars)
        let first = min(max(column - 1, 0), scalars.count)
        let end = min(first + max(length, 1), max(scalars.count, first + 1))
        let start = Self.width(scalars[...]) > Self.widthMax ? Self.cut(scalars[..<first]) : 0
        var stop = start
        var width = 0
        while stop < scalars.count, width + TerminalText.width(scalars[stop]) <= Self.widthMax {
            width += TerminalText.width(scalars[stop])
            stop += 1
        }
        let (before, after) = (start > 0 ? "…" : "", stop < scalars.count ? "…" : "")
        source = before + scalars[start..<stop].map(TerminalText.shown).joined() + after
        let lead = Self.width(scalars[start..<first]) + before.count
        let marked = first < stop ? Self.width(scalars[first..<min(end, stop)]) : 1
        carets = String(repeating: " ", count: lead) + String(repeating: "^", count: max(marked, 1))
    }

    /// Where to begin a line that is cut: as far before its end as `leadMax` allows.
    private static func cut(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
        var width = 0
        let last = scalars.lastIndex { scalar in
            width += TerminalText.width(scalar)
            return width > leadMax
        }
        return last.map { $0 + 1 } ?? 0
    }

    private static func width(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
        scalars.reduce(0) { $0 + TerminalText.width($1) }
    }
}
