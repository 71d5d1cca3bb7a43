/// A fuzzer's bytes taken apart: short strings, each behind its length, then the rest. Any bytes can be taken apart; where
/// they end, what is left is empty.
public struct FuzzInput {
    private let bytes: [UInt8]
    private var position = 0

    /// Takes a copy of what libFuzzer lends.
    public init(_ start: UnsafePointer<UInt8>?, _ count: Int) {
        bytes = Array(UnsafeBufferPointer(start: start, count: count))
    }

    /// The next byte; 0 behind the end.
    public mutating func byte() -> UInt8 {
        guard position < bytes.count else { return 0 }
        position += 1
        return bytes[position - 1]
    }

    /// The next string of at most 254 bytes; nil where its length is 255.
    public mutating func string() -> [UInt8]? {
        let length = byte()
        guard length < .max else { return nil }
        let end = min(position + Int(length), bytes.count)
        defer { position = end }
        return Array(bytes[position..<end])
    }

    /// All that has not been taken.
    public var rest: [UInt8] { Array(bytes[position...]) }

    /// How a seed writes a string; nil where it is too long.
    public static func encoded(_ string: [UInt8]?) -> [UInt8]? {
        guard let string else { return [.max] }
        return string.count < Int(UInt8.max) ? [UInt8(string.count)] + string : nil
    }
}
