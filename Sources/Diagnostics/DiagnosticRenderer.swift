/// Shows diagnostics to people: the message, the line it is about, carets below the offending text, a hint.
///
///     error[Y101]: unknown key `bootstrap_server`
///      --> switchboard.yaml:3:3
///       |
///     3 |   bootstrap_server: localhost:9092
///       |   ^^^^^^^^^^^^^^^^
///       = help: did you mean `bootstrap_servers`?
public struct DiagnosticRenderer: Sendable {
    /// Where the lines come from.
    public var files: SourceFiles
    /// Whether to write the escape sequences of colours; the caller knows whether this goes to a terminal.
    public var usesColor: Bool

    /// More than this help nobody, and a hostile file could make a problem of each of its 50,000 keys.
    public static let shownMax = 200

    /// A renderer.
    public init(files: SourceFiles = SourceFiles(), usesColor: Bool = false) {
        self.files = files
        self.usesColor = usesColor
    }

    /// All diagnostics by file and place, a blank line after each, and a line that counts them; empty for none.
    public func text(_ diagnostics: [Diagnostic]) -> String {
        guard !diagnostics.isEmpty else { return "" }
        let blocks = diagnostics.sortedByPlace.prefix(Self.shownMax).map { text($0) + "\n" }
        let more = diagnostics.count > Self.shownMax ? ", the first \(Self.shownMax) shown" : ""
        return blocks.joined() + diagnostics.summary + more + "\n"
    }

    /// One diagnostic, ended by a line feed.
    public func text(_ diagnostic: Diagnostic) -> String {
        let severity = paint("\(diagnostic.severity.rawValue)[\(diagnostic.code)]", color(diagnostic.severity))
        var lines = ["\(severity): \(paint(TerminalText.shown(diagnostic.message), .bold))"]
        let number = diagnostic.position.map { String($0.line) } ?? ""
        let margin = String(repeating: " ", count: max(number.count, 1))
        if let file = diagnostic.file {
            let place = diagnostic.position.map { ":\($0.line):\($0.column)" } ?? ""
            lines.append("\(margin)\(paint("-->", .blue)) \(TerminalText.shown(file))\(place)")
        }
        if let excerpt = excerpt(of: diagnostic) {
            let bar = paint("|", .blue)
            lines.append("\(margin) \(bar)")
            lines.append("\(paint(number, .blue)) \(bar) \(excerpt.source)")
            lines.append("\(margin) \(bar) \(paint(excerpt.carets, color(diagnostic.severity)))")
        }
        if let hint = diagnostic.hint {
            lines.append("\(margin) \(paint("=", .blue)) help: \(TerminalText.shown(hint))")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func excerpt(of diagnostic: Diagnostic) -> SourceExcerpt? {
        guard let file = diagnostic.file, let position = diagnostic.position,
            let line = files.line(position.line, of: file)
        else { return nil }
        return SourceExcerpt(line: line, column: position.column, length: diagnostic.length)
    }

    /// Colours by their parameter of ECMA-48's SGR sequence.
    private enum Color: String {
        case bold = "1"
        case red = "1;31"
        case yellow = "1;33"
        case blue = "1;34"
    }

    private func color(_ severity: Diagnostic.Severity) -> Color { severity == .error ? .red : .yellow }

    private func paint(_ text: String, _ color: Color) -> String {
        usesColor ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
    }
}
