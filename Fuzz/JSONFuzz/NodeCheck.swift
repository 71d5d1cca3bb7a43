import FuzzSupport
import JSON

/// Where nodes stand and what they say of themselves.
enum NodeCheck {
    static func run(_ read: JSONText) {
        let nodes = read.document.nodes
        require(!nodes.isEmpty && nodes[0].next == nodes.count, "the root holds all nodes")
        require(nodes.count <= read.text.count, "each node stands on a byte of its own")
        var open: [Int] = []
        for index in nodes.indices {
            while let last = open.last, nodes[last].next <= index { open.removeLast() }
            let range = nodes[index].range
            require(!range.isEmpty && range.upperBound <= read.text.count, "a node stands in the text")
            require(nodes[index].next > index && nodes[index].next <= nodes.count, "a node's end lies behind it")
            if let parent = open.last {
                require(nodes[parent].range.contains(range.lowerBound), "a child begins in its parent")
                require(range.upperBound < nodes[parent].range.upperBound, "a child ends in its parent")
                require(nodes[index].next <= nodes[parent].next, "a child's nodes are its parent's")
            }
            checkFirstByte(read.text[range.lowerBound], nodes[index].kind)
            if nodes[index].kind == .string { checkString(index, read) }
            if nodes[index].kind == .number { checkNumber(index, read) }
            if nodes[index].kind == .object || nodes[index].kind == .array { open.append(index) }
            require(open.count <= JSONDocument.depthMax, "no deeper than the limit")
        }
    }

    private static func checkFirstByte(_ byte: UInt8, _ kind: JSONNode.Kind) {
        let isRight =
            switch kind {
            case .object: byte == UInt8(ascii: "{")
            case .array: byte == UInt8(ascii: "[")
            case .string: byte == UInt8(ascii: "\"")
            case .number: byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte)
            case .true: byte == UInt8(ascii: "t")
            case .false: byte == UInt8(ascii: "f")
            case .null: byte == UInt8(ascii: "n")
            }
        require(isRight, "a node begins as its kind does")
    }

    private static func checkString(_ index: Int, _ read: JSONText) {
        let value = read.says(index)
        require(UTF8Text.firstInvalidByte(in: value.span) == nil, "a string's value is UTF-8")
        require(read.document.string(index, in: read.text.span, equals: value.span), "a string equals its value")
        let longer = value + [0x61]
        require(!read.document.string(index, in: read.text.span, equals: longer.span), "a string equals no longer one")
        guard !value.isEmpty else { return }
        let shorter = Array(value.dropLast())
        require(
            !read.document.string(index, in: read.text.span, equals: shorter.span), "a string equals no shorter one")
    }

    private static func checkNumber(_ index: Int, _ read: JSONText) {
        let digits = String(decoding: read.says(index), as: UTF8.self)
        require(read.document.integer(index, in: read.text.span) == Int64(digits), "a whole number is what it says")
    }
}
