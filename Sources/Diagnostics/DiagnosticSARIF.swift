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
        return JSONWriter.object { writer in
            writer.member("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            writer.member("version", "2.1.0")
            writer.member("runs", objects: [tool]) { tool, writer in
                write(tool, codes: codes, to: &writer)
                writer.member("columnKind", "unicodeCodePoints")
                writer.member("results", objects: sorted) { diagnostic, writer in
                    write(
                        diagnostic, rule: codes.firstIndex(of: diagnostic.code) ?? 0, files: files, to: &writer)
                }
            }
        }
    }

    private static func write(_ tool: Tool, codes: [String], to writer: inout JSONWriter) {
        writer.member("tool") { writer in
            writer.member("driver") { writer in
                writer.member("name", tool.name)
                writer.member("version", tool.version)
                writer.member("rules", objects: codes) { $1.member("id", $0) }
            }
        }
    }

    private static func write(
        _ diagnostic: Diagnostic, rule: Int, files: SourceFiles, to writer: inout JSONWriter
    ) {
        writer.member("ruleId", diagnostic.code)
        writer.member("ruleIndex", rule)
        writer.member("level", diagnostic.severity.rawValue)
        let message = diagnostic.message + (diagnostic.hint.map { " (\($0))" } ?? "")
        writer.member("message") { $0.member("text", message) }
        guard let file = diagnostic.file else { return }
        writer.member("locations", objects: [file]) { file, writer in
            writer.member("physicalLocation") { writer in
                writer.member("artifactLocation") { $0.member("uri", reference(file)) }
                guard let position = diagnostic.position else { return }
                write(position, diagnostic.length, files.line(position.line, of: file), to: &writer)
            }
        }
    }

    private static func write(
        _ position: SourcePosition, _ length: Int, _ line: Substring?, to writer: inout JSONWriter
    ) {
        writer.member("region") { writer in
            writer.member("startLine", position.line)
            writer.member("startColumn", position.column)
            writer.member("endColumn", position.column + max(length, 1))
            if let line { writer.member("snippet") { $0.member("text", String(line)) } }
        }
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
