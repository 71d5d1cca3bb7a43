/// Which bytes an automaton tells apart: two bytes have one class where every edge takes both or neither.
struct ByteClasses: Sendable {
    /// The class of each byte.
    let classOfByte: [UInt8]
    /// One byte of each class.
    let representatives: [UInt8]

    /// How many classes there are, at most 256.
    var count: Int { representatives.count }

    init(of edges: [Automaton.Edge]) {
        // Where an edge begins or ends, a new class begins.
        var begins = [Bool](repeating: false, count: 257)
        for edge in edges {
            begins[Int(edge.first)] = true
            begins[Int(edge.last) + 1] = true
        }
        // Words begin at separators, whatever the edges are.
        begins[Int(FoldedText.separator)] = true
        begins[Int(FoldedText.separator) + 1] = true
        // No text has a byte of this class, so that its transitions stay unknown: a pass stops there.
        begins[Int(FoldedText.end)] = true
        var classOfByte = [UInt8](repeating: 0, count: 256)
        var representatives: [UInt8] = [0]
        for byte in 1..<256 {
            if begins[byte] { representatives.append(UInt8(byte)) }
            classOfByte[byte] = UInt8(representatives.count - 1)
        }
        self.classOfByte = classOfByte
        self.representatives = representatives
    }
}
