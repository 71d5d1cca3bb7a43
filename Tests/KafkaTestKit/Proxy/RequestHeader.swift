/// The beginning of a request: kind, correlation id and the client's id.
struct RequestHeader {
    let api: KafkaAPI?
    let correlation: Int32
    let client: String

    /// Reads it from a frame without its size; nil where it is too short to be one.
    init?(_ frame: [UInt8]) {
        guard frame.count >= 8 else { return nil }
        api = KafkaAPI(rawValue: Int16(bitPattern: UInt16(frame[0]) << 8 | UInt16(frame[1])))
        correlation = frame.bigEndianInt32(at: 4)
        let size = frame.count >= 10 ? Int(frame[8]) << 8 | Int(frame[9]) : 0
        client = size < 0x8000 && frame.count >= 10 + size ? String(decoding: frame[10..<10 + size], as: UTF8.self) : ""
    }
}

extension [UInt8] {
    /// Four bytes as a number; the caller has checked that they are there.
    func bigEndianInt32(at index: Int) -> Int32 {
        Int32(bitPattern: self[index..<index + 4].reduce(0) { $0 << 8 | UInt32($1) })
    }
}
