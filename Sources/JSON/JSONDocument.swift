/// A JSON text (RFC 8259), checked against its whole grammar in one pass and laid out as nodes that point into it.
/// The text is neither copied nor kept: whoever asks for a value hands the same bytes in again.
///
/// Two leniencies: `\u0000` is a character like any other, and the escape of half a surrogate pair (a message cut
/// inside an emoji) reads as U+FFFD. A key that stands twice is for the caller to judge.
///
/// Its buffer is kept between texts, so nothing is allocated once it has grown. It holds at most one node for two
/// bytes of text, thus 8 bytes of memory for one of text, and is given back after an outlier.
public struct JSONDocument: Sendable {
    /// The most containers in one another. People's messages need four; the limit keeps hostile ones cheap.
    public static let depthMax = 64
    /// The longest text: offsets have 32 bits.
    public static let textBytesMax = Int(UInt32.max) - 1
    /// The most nodes (64 KiB of them) whose room is kept from one text to the next.
    static let nodesKeptMax = 4096
    /// The room to begin with: people's messages have some thirty nodes.
    private static let nodesMin = 64

    /// The nodes in reading order; the first is the root.
    public private(set) var nodes: [JSONNode] = []

    /// A document without nodes.
    public init() {}

    /// Reads a text in the place of the last one. After an error there are no nodes.
    public mutating func read(_ text: Span<UInt8>) throws(JSONError) {
        reset()
        do throws(JSONError) {
            guard text.count <= Self.textBytesMax else { throw JSONError(.tooLarge, at: Self.textBytesMax) }
            while try !build(text) { nodes.reserveCapacity(max(2 * nodes.capacity, Self.nodesMin)) }
        } catch {
            nodes.removeAll(keepingCapacity: true)
            // A text in another encoding breaks the grammar somewhere; its encoding is what its owner needs to hear.
            if error.kind != .tooLarge, let offset = UTF8Text.firstInvalidByte(in: text) {
                throw JSONError(.notUTF8, at: offset)
            }
            throw error
        }
    }

    /// Fills the nodes' room; false where the text has more. To begin anew with twice the room costs a text in new memory
    /// about as much again, and no other anything.
    private mutating func build(_ text: Span<UInt8>) throws(JSONError) -> Bool {
        nodes.removeAll(keepingCapacity: true)
        var isWhole = false
        try nodes.append(addingCapacity: nodes.capacity) { (room: inout OutputSpan<JSONNode>) throws(JSONError) in
            isWhole = try Self.build(text, &room)
        }
        return isWhole
    }

    /// Forgets the text's nodes; keeps the buffer unless the last text was small and one before it was huge.
    public mutating func reset() {
        let keep = nodes.capacity <= Self.nodesKeptMax * 2 || nodes.count > Self.nodesKeptMax
        nodes.removeAll(keepingCapacity: keep)
    }

    /// The index of the text's value.
    public var root: Int { 0 }

    /// The node at an index that this document gave.
    public subscript(index: Int) -> JSONNode { nodes[index] }

    /// The indices of an array's elements, or of an object's keys, each followed by its value's. Empty for a scalar.
    public func children(of index: Int) -> JSONChildren {
        JSONChildren(nodes: nodes, index: index)
    }
}
