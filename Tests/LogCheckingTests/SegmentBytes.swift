@testable import LogChecking

/// Writes record batches as a broker would, for tests of what reads them.
enum SegmentBytes {
    static func batch(
        at offset: Int64, records: [(key: [UInt8]?, value: [UInt8]?)], producer: Int64 = 7, epoch: Int16 = 0,
        isTransactional: Bool = true, isControl: Bool = false
    ) -> [UInt8] {
        var body: [UInt8] = []
        append(Int16((isTransactional ? 0x10 : 0) | (isControl ? 0x20 : 0)), to: &body)
        append(Int32(records.count - 1), to: &body)
        append(Int64(1_000), to: &body)
        append(Int64(2_000), to: &body)
        append(producer, to: &body)
        append(epoch, to: &body)
        append(isControl ? Int32(-1) : 0, to: &body)
        append(Int32(records.count), to: &body)
        for (index, record) in records.enumerated() { body += self.record(record.key, record.value, delta: index) }
        var tail: [UInt8] = []
        append(Int32(4), to: &tail)  // leader epoch
        tail.append(2)
        append(CRC32C.checksum(body), to: &tail)
        tail += body
        var bytes: [UInt8] = []
        append(offset, to: &bytes)
        append(Int32(tail.count), to: &bytes)
        return bytes + tail
    }

    static func marker(_ marker: RecordBatch.Marker, at offset: Int64, producer: Int64 = 7, epoch: Int16 = 0) -> [UInt8]
    {
        batch(
            at: offset, records: [([0, 0, 0, UInt8(marker.rawValue)], [0, 0, 0, 0, 0, 0])], producer: producer,
            epoch: epoch, isControl: true)
    }

    static func data(at offset: Int64, count: Int = 1, producer: Int64 = 7, epoch: Int16 = 0) -> [UInt8] {
        batch(
            at: offset, records: Array(repeating: ([1], [2, 3]), count: count), producer: producer, epoch: epoch)
    }

    /// The batches in a segment's bytes.
    static func read(_ bytes: [UInt8]) throws -> [RecordBatch] {
        var rest = bytes[...]
        var batches: [RecordBatch] = []
        while let (batch, length) = try RecordBatch.read(rest) {
            batches.append(batch)
            rest = rest.dropFirst(length)
        }
        return batches
    }

    static func append(_ number: some FixedWidthInteger, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.bigEndian) { bytes += $0 }
    }

    private static func record(_ key: [UInt8]?, _ value: [UInt8]?, delta: Int) -> [UInt8] {
        var body: [UInt8] = [0]
        body += varint(0) + varint(delta)
        for field in [key, value] { body += field.map { varint($0.count) + $0 } ?? varint(-1) }
        body += varint(0)
        return varint(body.count) + body
    }

    private static func varint(_ number: Int) -> [UInt8] {
        var bits = UInt64(bitPattern: Int64(number << 1 ^ number >> 63))
        var bytes: [UInt8] = []
        while bits >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: bits) | 0x80)
            bits >>= 7
        }
        return bytes + [UInt8(bits)]
    }
}
