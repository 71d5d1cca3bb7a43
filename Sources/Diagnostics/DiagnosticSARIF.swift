import JSON

/// Writes diagnostics as SARIF 2.1.0 (OASIS), which code hosts and editors show in place.
public enum DiagnosticSARIF {
    /// Who found the problems.
    public struct Tool: Sendable {
        /// The tool's name.
        public var name: String
        /// Its version.
        public var version: String

        /// A tool by its name and version.
        public init(name: String, version: String) {
            self.name = name
            self.version = version
        }
    }

    /// One log with one run; results by file and place. Columns are in Unicode code points, as everywhere.
    public static func log(_ diagnostics: [Diagnostic], files: SourceFiles, tool: Tool) -> [UInt8] {
        let sorted = diagnostics.sortedByPlace
        let codes = Set(sorted.map(\.code)).sorted()
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("$schema")
        writer.string("https://json.schemastore.org/sarif-2.1.0.json")
        writer.key("version")
        writer.string("2.1.0")
        writer.key("runs")
        writer.beginArray()
        writer.beginObject()
        write(tool, codes: codes, to: &writer)
        writer.key("columnKind")
        writer.string("unicodeCodePoints")
        writer.key("results")
        writer.beginArray()
        for diagnostic in sorted {
            write(diagnostic, rule: codes.firstIndex(of: diagnostic.code) ?? 0, files: files, to: &writer)
        }
        writer.endArray()
        writer.endObject()
        writer.endArray()
        writer.endObject()
        return writer.bytes
    }

    private static func write(_ tool: Tool, codes: [String], to writer: inout JSONWriter) {
        writer.key("tool")
        writer.beginObject()
        writer.key("driver")
        writer.beginObject()
        writer.key("name")
        writer.string(tool.name)
        writer.key("version")
        writer.string(tool.version)
        writer.key("rules")
        writer.beginArray()
        for code in codes {
            writer.beginObject()
            writer.key("id")
            writer.string(code)
            writer.endObject()
        }
        writer.endArray()
        writer.endObject()
        writer.endObject()
    }

    private static func write(
        _ diagnostic: Diagnostic, rule: Int, files: SourceFiles, to writer: inout JSONWriter
    ) {
        writer.beginObject()
        writer.key("ruleId")
        writer.string(diagnostic.code)
        writer.key("ruleIndex")
        writer.integer(Int64(rule))
        writer.key("level")
        writer.string(diagnostic.severity.rawValue)
        writer.key("message")
        writeText(diagnostic.message + (diagnostic.hint.map { " (\($0))" } ?? ""), to: &writer)
        if let file = diagnostic.file {
            writer.key("locations")
            writer.beginArray()
            writer.beginObject()
            writer.key("physicalLocation")
            writer.beginObject()
            writer.key("artifactLocation")
            writer.beginObject()
            writer.key("uri")
            writer.string(reference(file))
            writer.endObject()
            if let position = diagnostic.position {
                writeRegion(position, diagnostic.length, files.line(position.line, of: file), to: &writer)
            }
            writer.endObject()
            writer.endObject()
            writer.endArray()
        }
        writer.endObject()
    }

    private static func writeRegion(
        _ position: SourcePosition, _ length: Int, _ line: Substring?, to writer: inout JSONWriter
    ) {
        writer.key("region")
        writer.beginObject()
        writer.key("startLine")
        writer.integer(Int64(position.line))
        writer.key("startColumn")
        writer.integer(Int64(position.column))
        writer.key("endColumn")
        writer.integer(Int64(position.column + max(length, 1)))
        if let line {
            writer.key("snippet")
            writeText(String(line), to: &writer)
        }
        writer.endObject()
    }

    private static func writeText(_ text: String, to writer: inout JSONWriter) {
        writer.beginObject()
        writer.key("text")
        writer.string(text)
        writer.endObject()
    }

    /// A path as a URI reference (RFC 3986): an absolute path with its scheme, a relative one as it is; what is not
    /// unreserved, or divides a path, in percent escapes.
    private static func reference(_ path: String) -> String {
        let escaped = path.utf8.map { byte in
            let scalar = UnicodeScalar(byte)
            let isPlain =
                byte < 0x80 && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                || [UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "~")]
                    .contains(byte)
            if isPlain { return String(scalar) }
            let digits = String(byte, radix: 16, uppercase: true)
            return "%" + (digits.count == 1 ? "0" : "") + digits
        }.joined()
        return path.hasPrefix("/") ? "file://" + escaped : escaped
    }
}
