public import JSON

/// Writes diagnostics for machines. Members: `severity`, `code`, `message`, and where known `file`, `line`, `column`,
/// `length` (in Unicode scalars), `hint`.
public enum DiagnosticJSON {
    /// One array of all, by file and place.
    public static func array(_ diagnostics: [Diagnostic]) -> [UInt8] {
        var writer = JSONWriter()
        writer.array(diagnostics.sortedByPlace, write: write)
        return writer.bytes
    }

    /// One object a line, by file and place.
    public static func lines(_ diagnostics: [Diagnostic]) -> [UInt8] {
        var writer = JSONWriter()
        for diagnostic in diagnostics.sortedByPlace {
            write(diagnostic, to: &writer)
            writer.buffer.append(UInt8(ascii: "\n"))
        }
        return writer.bytes
    }

    /// One diagnostic as the next value.
    public static func write(_ diagnostic: Diagnostic, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("severity", diagnostic.severity.rawValue)
            writer.member("code", diagnostic.code)
            writer.member("message", diagnostic.message)
            if let file = diagnostic.file { writer.member("file", file) }
            if let position = diagnostic.position {
                writer.member("line", position.line)
                writer.member("column", position.column)
                writer.member("length", diagnostic.length)
            }
            if let hint = diagnostic.hint { writer.member("hint", hint) }
        }
    }
}
