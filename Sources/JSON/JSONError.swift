/// Why a text is not JSON as this module reads it, and where.
public struct JSONError: Error, Sendable, Equatable {
    /// What is wrong.
    public enum Kind: UInt8, Sendable {
        /// Bytes that are not well-formed UTF-8, anywhere in the text: said before anything about the grammar.
        case notUTF8
        /// The grammar of RFC 8259 is broken; a byte order mark and anything behind the value break it too.
        case notJSON
        /// More than `JSONDocument.depthMax` containers in one another.
        case tooDeep
        /// More than `JSONDocument.textBytesMax` bytes.
        case tooLarge
    }

    /// What is wrong.
    public let kind: Kind
    /// The offset of the byte where it was seen; the text's length where the text ends too early.
    public let offset: Int

    /// An error of a kind at an offset.
    public init(_ kind: Kind, at offset: Int) {
        self.kind = kind
        self.offset = offset
    }
}
