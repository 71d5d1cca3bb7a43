/// The indices of a container's children, in reading order.
public struct JSONChildren: Sequence, IteratorProtocol {
    private let nodes: [JSONNode]
    private var position: Int
    private let end: Int

    init(nodes: [JSONNode], index: Int) {
        self.nodes = nodes
        position = index + 1
        end = nodes[index].next
    }

    /// The next child: an element, or a key whose value has the index behind it.
    public mutating func next() -> Int? {
        guard position < end else { return nil }
        defer { position = nodes[position].next }
        return position
    }
}
