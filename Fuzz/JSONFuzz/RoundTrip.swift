import JSON

/// Writes a text's tree anew by the writer.
enum RoundTrip {
    static func written(_ read: JSONText) -> [UInt8] {
        var writer = JSONWriter()
        write(read.document.root, read, to: &writer)
        return writer.bytes
    }

    /// As deep as the reader's limit, so recursion is bounded.
    private static func write(_ index: Int, _ read: JSONText, to writer: inout JSONWriter) {
        let value = read.says(index)
        switch read.document[index].kind {
        case .null: writer.null()
        case .true: writer.bool(true)
        case .false: writer.bool(false)
        case .number: writer.raw(value.span)
        case .string: writer.string(value.span)
        case .array:
            writer.beginArray()
            for child in read.document.children(of: index) { write(child, read, to: &writer) }
            writer.endArray()
        case .object:
            writer.beginObject()
            var isKey = true
            for child in read.document.children(of: index) {
                if isKey {
                    let key = read.says(child)
                    writer.key(key.span)
                } else {
                    write(child, read, to: &writer)
                }
                isKey.toggle()
            }
            writer.endObject()
        }
    }
}
