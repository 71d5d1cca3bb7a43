public import Diagnostics

/// A node of a YAML document with the place it stands at. Scalars stay text: `no` is the two letters, not false.
public struct YAMLNode: Sendable {
    /// What kind of node it is, with its contents.
    public enum Content: Sendable {
        /// Text as written, quotes and escapes resolved. `isQuoted` tells `"5"` from `5`.
        case scalar(String, isQuoted: Bool)
        /// A list.
        case sequence([YAMLNode])
        /// Keys with their values, in the order of the file; keys are scalars and each stands once.
        case mapping([Entry])
    }

    /// A key with its value.
    public struct Entry: Sendable {
        /// The key, always a scalar.
        public let key: YAMLNode
        /// The value.
        public let value: YAMLNode
    }

    /// The node's kind and contents.
    public let content: Content
    // A file has at most `YAMLLimits.bytesMax` characters; half the bytes of a position halve what a large tree takes.
    private let startLine, startColumn, endLine, endColumn: UInt32

    init(content: Content, start: SourcePosition, end: SourcePosition) {
        self.content = content
        startLine = UInt32(clamping: start.line)
        startColumn = UInt32(clamping: start.column)
        endLine = UInt32(clamping: end.line)
        endColumn = UInt32(clamping: end.column)
    }

    /// Where the node begins.
    public var start: SourcePosition { SourcePosition(line: Int(startLine), column: Int(startColumn)) }
    /// Where the node ends, exclusive.
    public var end: SourcePosition { SourcePosition(line: Int(endLine), column: Int(endColumn)) }
}
