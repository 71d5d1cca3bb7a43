/// Reads Kafka's numbers out of bytes, one after the other. What lies behind the end reads as an error.
struct ByteCursor {
    /// The bytes end where a value should stand, or a length makes no sense.
    struct Malformed: Error {}

    private let bytes: ArraySlice<UInt8>
    private(set) var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// A big-endian number.
    mutating func number<Number: FixedWidthInteger>(_: Number.Type = Number.self) throws -> Number {
        var number: Number = 0
        for byte in try take(Number.bitWidth / 8) { number = number << 8 | Number(truncatingIfNeeded: byte) }
        return number
    }

    /// A zigzag variable-length number, as records hold them.
    mutating func varint() throws -> Int {
        var bits: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 7) {
            let byte = try number(UInt8.self)
            bits |= UInt64(byte & 0x7F) << UInt64(shift)
            if byte < 0x80 { return Int(truncatingIfNeeded: Int64(bits >> 1) ^ -Int64(bits & 1)) }
        }
        throw Malformed()
    }

    /// Bytes behind their length as a varint; nil where that is -1.
    mutating func field() throws -> ArraySlice<UInt8>? {
        let count = try varint()
        return count == -1 ? nil : try take(count)
    }

    /// Text behind its length in two bytes.
    mutating func text() throws -> String {
        String(decoding: try take(Int(try number(Int16.self))), as: UTF8.self)
    }

    mutating func take(_ count: Int) throws -> ArraySlice<UInt8> {
        guard count >= 0, count <= bytes.endIndex - position else { throw Malformed() }
        defer { position += count }
        return bytes[position..<position + count]
    }
}
