public import JSON

/// Writes diagnostics for machines. Members: `severity`, `code`, `message`, and where known `file`, `line`, `column`,
/// `length` (in Unicode scalars), `hint`.
public enum DiagnosticJSON {
    /// One array of all, by file and place.
    public static func array(_ diagnostics: [Diagnostic]) -> [UInt8] {
        var writer = JSONWriter()
        writer.beginArray()
        for diagnostic in diagnostics.sortedByPlace { write(diagnostic, to: &writer) }
        writer.endArray()
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
        writer.beginObject()
        writer.key("severity")
        writer.string(diagnostic.severity.rawValue)
        writer.key("code")
        writer.string(diagnostic.code)
        writer.key("message")
        writer.string(diagnostic.message)
        if let file = diagnostic.file {
            writer.key("file")
            writer.string(file)
        }
        if let position = diagnostic.position {
            writer.key("line")
            writer.integer(Int64(position.line))
            writer.key("column")
            writer.integer(Int64(position.column))
            writer.key("length")
            writer.integer(Int64(diagnostic.length))
        }
        if let hint = diagnostic.hint {
            writer.key("hint")
            writer.string(hint)
        }
        writer.endObject()
    }
}
