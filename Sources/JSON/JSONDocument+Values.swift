/// What nodes say. `text` is always the text that was read.
extension JSONDocument {
    /// Appends the decoded value of a string node; nothing for other kinds.
    public func appendString(_ index: Int, in text: Span<UInt8>, to bytes: inout [UInt8]) {
        nodes[index].appendString(in: text, to: &bytes)
    }

    /// Whether a string node's decoded value is `name`.
    public func string(_ index: Int, in text: Span<UInt8>, equals name: Span<UInt8>) -> Bool {
        let node = nodes[index]
        guard node.kind == .string, node.contents.upperBound <= text.count else { return false }
        let contents = text.extracting(node.contents)
        if node.hasEscapes { return JSONStringDecoder.isEqual(contents, name) }
        guard contents.count == name.count else { return false }
        for offset in contents.indices where contents[offset] != name[offset] { return false }
        return true
    }

    /// The value of an object's first member of a name, written with escapes or without; nil where there is none.
    public func member(_ name: Span<UInt8>, of object: Int, in text: Span<UInt8>) -> Int? {
        guard nodes[object].kind == .object else { return nil }
        var key = object + 1
        while key < nodes[object].next {
            if string(key, in: text, equals: name) { return key + 1 }
            key = nodes[key + 1].next
        }
        return nil
    }

    /// The value of a number node that is written as a whole number and fits; nil for anything else.
    public func integer(_ index: Int, in text: Span<UInt8>) -> Int64? {
        let node = nodes[index]
        guard node.kind == .number, node.range.upperBound <= text.count else { return nil }
        let isNegative = text[node.range.lowerBound] == UInt8(ascii: "-")
        var value: Int64 = 0
        for position in node.range.dropFirst(isNegative ? 1 : 0) {
            let digit = text[position] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            let (product, overflows) = value.multipliedReportingOverflow(by: 10)
            // Counted downwards, since the smallest number has no positive counterpart.
            let (difference, underflows) = product.subtractingReportingOverflow(Int64(digit))
            guard !overflows, !underflows else { return nil }
            value = difference
        }
        if isNegative { return value }
        return value == .min ? nil : -value
    }
}

extension JSONNode {
    /// Appends the decoded value of a string; nothing for other kinds. `text` is the text that was read.
    public func appendString(in text: Span<UInt8>, to bytes: inout [UInt8]) {
        guard kind == .string, contents.upperBound <= text.count else { return }
        let contents = text.extracting(contents)
        if hasEscapes {
            JSONStringDecoder.append(contents, to: &bytes)
        } else {
            contents.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        }
    }
}
