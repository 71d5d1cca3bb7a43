/// The grammar. There is no recursion and no stack beside the nodes: an open container remembers the one around it.
extension JSONDocument {
    /// Stands for the container around the root.
    private static let outside = UInt32.max

    /// Lays the text's nodes out behind one another; false where there is no room for all.
    ///
    /// In a span, since an array asks with every node whether it is shared.
    static func build(_ text: Span<UInt8>, _ nodes: inout OutputSpan<JSONNode>) throws(JSONError) -> Bool {
        var position = JSONScan.pastWhitespace(text, 0)
        var container = outside
        var depth = 0
        while true {
            // A value is due: its node, and that of a key in it or behind it.
            guard nodes.freeCapacity >= 2 else { return false }
            let start = position
            guard start < text.count else { throw JSONError(.notJSON, at: start) }
            switch text[start] {
            case UInt8(ascii: "\""):
                position = try string(text, start, &nodes)
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                guard depth < depthMax else { throw JSONError(.tooDeep, at: start) }
                let isObject = text[start] == UInt8(ascii: "{")
                position = JSONScan.pastWhitespace(text, start &+ 1)
                let innermost = UInt32(truncatingIfNeeded: nodes.count)
                nodes.append(node(isObject ? .object : .array, start, position, next: container))
                container = innermost
                depth &+= 1
                // "]" is "[" + 2, "}" is "{" + 2.
                if position < text.count, text[position] == text[start] &+ 2 { break }
                if isObject { position = try key(text, position, &nodes) }
                continue
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                position = try JSONScan.number(text, start)
                nodes.append(leaf(.number, start, position, nodes.count))
            case UInt8(ascii: "t"):
                position = try JSONScan.word("true", text, start)
                nodes.append(leaf(.true, start, position, nodes.count))
            case UInt8(ascii: "f"):
                position = try JSONScan.word("false", text, start)
                nodes.append(leaf(.false, start, position, nodes.count))
            case UInt8(ascii: "n"):
                position = try JSONScan.word("null", text, start)
                nodes.append(leaf(.null, start, position, nodes.count))
            default: throw JSONError(.notJSON, at: start)
            }
            guard try endOfValue(text, &position, &container, &depth, &nodes) else { return true }
        }
    }

    /// Goes on behind a value: closes what ends there. False where the text ends too.
    private static func endOfValue(
        _ text: Span<UInt8>, _ position: inout Int, _ container: inout UInt32, _ depth: inout Int,
        _ nodes: inout OutputSpan<JSONNode>
    ) throws(JSONError) -> Bool {
        while container != outside {
            position = JSONScan.pastWhitespace(text, position)
            guard position < text.count else { throw JSONError(.notJSON, at: position) }
            let open = Int(truncatingIfNeeded: container)
            let isObject = nodes[open].kind == .object
            switch text[position] {
            case UInt8(ascii: ","):
                position = JSONScan.pastWhitespace(text, position &+ 1)
                if isObject { position = try key(text, position, &nodes) }
                return true
            case isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"):
                position &+= 1
                container = nodes[open].next32
                nodes[open].end32 = UInt32(truncatingIfNeeded: position)
                nodes[open].next32 = UInt32(truncatingIfNeeded: nodes.count)
                depth &-= 1
            default: throw JSONError(.notJSON, at: position)
            }
        }
        position = JSONScan.pastWhitespace(text, position)
        guard position == text.count else { throw JSONError(.notJSON, at: position) }
        return false
    }

    /// Reads a key and its colon; gives where the value begins.
    @inline(__always)
    private static func key(
        _ text: Span<UInt8>, _ start: Int, _ nodes: inout OutputSpan<JSONNode>
    ) throws(JSONError) -> Int {
        guard start < text.count, text[start] == UInt8(ascii: "\"") else { throw JSONError(.notJSON, at: start) }
        let colon = JSONScan.pastWhitespace(text, try string(text, start, &nodes))
        guard colon < text.count, text[colon] == UInt8(ascii: ":") else { throw JSONError(.notJSON, at: colon) }
        return JSONScan.pastWhitespace(text, colon &+ 1)
    }

    @inline(__always)
    private static func string(
        _ text: Span<UInt8>, _ start: Int, _ nodes: inout OutputSpan<JSONNode>
    ) throws(JSONError) -> Int {
        let end = ByteRuns.endOfPlainASCII(text, start &+ 1)
        guard end < text.count, text[end] == UInt8(ascii: "\"") else {
            return try stringWithMore(text, start, from: end, &nodes)
        }
        nodes.append(leaf(.string, start, end &+ 1, nodes.count))
        return end &+ 1
    }

    /// A string in which something else than plain ASCII stands at `position`.
    @inline(never)
    private static func stringWithMore(
        _ text: Span<UInt8>, _ start: Int, from position: Int, _ nodes: inout OutputSpan<JSONNode>
    ) throws(JSONError) -> Int {
        var hasEscapes = false
        let end = try JSONScan.string(text, position, &hasEscapes)
        var node = leaf(.string, start, end, nodes.count)
        node.hasEscapes = hasEscapes
        nodes.append(node)
        return end
    }

    private static func leaf(_ kind: JSONNode.Kind, _ start: Int, _ end: Int, _ index: Int) -> JSONNode {
        node(kind, start, end, next: UInt32(truncatingIfNeeded: index &+ 1))
    }

    /// Offsets and indices fit: the text is at most `textBytesMax` long, and each node stands on a byte of its own.
    private static func node(_ kind: JSONNode.Kind, _ start: Int, _ end: Int, next: UInt32) -> JSONNode {
        JSONNode(
            start32: UInt32(truncatingIfNeeded: start), end32: UInt32(truncatingIfNeeded: end), next32: next,
            kind: kind, hasEscapes: false)
    }
}
