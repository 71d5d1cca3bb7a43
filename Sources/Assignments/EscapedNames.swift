import JSON

/// Names as they stand inside a JSON string, one after the other: escaped once a rule book, copied for every record.
struct EscapedNames: Sendable {
    private let bytes: [UInt8]
    /// Where each name ends.
    private let ends: [Int]

    /// Names that are well-formed UTF-8, each with what stands before and after it wherever it is written.
    init(_ names: [[UInt8]], after prefix: StaticString = "", before suffix: StaticString = "") {
        var buffer = ByteBuffer()
        var ends: [Int] = []
        for name in names {
            buffer.append(prefix)
            buffer.append(escaped: name.span)
            buffer.append(suffix)
            ends.append(buffer.count)
        }
        bytes = buffer.withUnsafeBufferPointer { Array($0) }
        self.ends = ends
    }

    /// Appends a name by its place.
    @inline(__always)
    func append(_ index: Int, to buffer: inout ByteBuffer) {
        buffer.append(bytes.span.extracting((index == 0 ? 0 : ends[index - 1])..<ends[index]))
    }
}
