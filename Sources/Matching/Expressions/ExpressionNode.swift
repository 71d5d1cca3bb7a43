/// A regular expression's syntax tree, over folded bytes.
indirect enum ExpressionNode: Sendable {
    /// A byte out of these ranges; never a separator or a field break.
    case bytes([ClosedRange<UInt8>])
    /// The gap between two words. Where one is already open, at a word's beginning, nothing more.
    case gap
    /// One after the other.
    case sequence([ExpressionNode])
    /// One of these.
    case alternatives([ExpressionNode])
    /// At least so often, at most so often or without end.
    case repeated(ExpressionNode, least: Int, most: Int?)
    /// A place, without a byte.
    case place(Place)

    /// What a place must be.
    enum Place: Sendable {
        /// A word begins or ends.
        case wordBoundary
        /// The field's first word begins.
        case fieldStart
        /// The field's last word has ended.
        case fieldEnd
    }

    /// Nothing, which always matches.
    static var empty: ExpressionNode { .sequence([]) }
    /// These bytes.
    static func literal(_ bytes: some Sequence<UInt8>) -> ExpressionNode { .sequence(bytes.map { .bytes([$0...$0]) }) }
}
