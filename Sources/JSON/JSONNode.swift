/// One value or key of a JSON text: where it stands, not what it says. Nodes lie in reading order; a container's
/// children follow it, and in an object each key is followed by its value.
public struct JSONNode: Sendable, BitwiseCopyable {
    /// What a node is.
    public enum Kind: UInt8, Sendable, BitwiseCopyable { case object, array, string, number, `true`, `false`, null }

    /// Where it begins: its first byte, for a string the opening quote.
    var start32: UInt32
    /// Where it ends, exclusive: after the closing quote or bracket.
    var end32: UInt32
    /// The index of the node behind it and its children. While a container is open: the index of the one around it.
    var next32: UInt32
    /// What it is. A key is a string.
    public var kind: Kind
    /// Whether a string is written with escapes.
    public var hasEscapes: Bool

    /// The bytes it stands on, with quotes or brackets.
    public var range: Range<Int> { Range(uncheckedBounds: (Int(start32), Int(end32))) }

    /// The bytes between the quotes of a string.
    public var contents: Range<Int> { Range(uncheckedBounds: (Int(start32) + 1, Int(end32) - 1)) }

    /// The index of the next sibling, or where there is none the index at which the parent's children end.
    public var next: Int { Int(next32) }
}
