public import Diagnostics

/// Reads YAML files within limits (`YAMLLimits`). What two parsers, or two people, could read differently is refused:
/// anchors, aliases, merge keys, tags, directives, several documents, duplicate keys, keys that are not scalars, tabs.
public enum YAMLDocument {
    /// The root of a file, or nil where anything was wrong with it; what was is appended to `diagnostics`.
    /// An empty file is an empty plain scalar.
    public static func parse(_ bytes: [UInt8], file: String, into diagnostics: inout [Diagnostic]) -> YAMLNode? {
        let problems = YAMLProblems(file: file)
        let root = parse(bytes, problems: problems)
        diagnostics += problems.diagnostics
        return root
    }

    /// The root of a file, or nil where anything was wrong with it; what was is reported to `problems`.
    public static func parse(_ bytes: [UInt8], problems: YAMLProblems) -> YAMLNode? {
        guard let source = YAMLSource(bytes, problems: problems) else { return nil }
        // libyaml, told that the file is UTF-8, takes a byte order mark for the first column of the first line.
        let mark = [0xEF, 0xBB, 0xBF] as [UInt8]
        guard let parser = YAMLEventParser(bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes) else {
            problems.report(.syntax, "no memory to read the file")
            return nil
        }
        var builder = YAMLTreeBuilder(parser: parser, source: source, problems: problems)
        return builder.build()
    }
}
