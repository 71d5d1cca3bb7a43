public import Diagnostics

/// A node of a YAML document with the place it stands at. Scalars stay text: `no` is the two letters, not false.
public struct YAMLNode: Sendable {
    /// What kind of node it is, with its contents.
    public indirect enum Content: Sendable {
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
    /// Where the node begins.
    public let start: SourcePosition
    /// Where the node ends, exclusive.
    public let end: SourcePosition
}
