import Foundation

/// Requests and answers as lines: one JSON value each, without a line end inside.
public enum ControlLine {
    /// The most bytes of a request: a command and a hash.
    public static let requestBytesMax = 4 << 10
    /// The most bytes of an answer: a status with its history is a few dozen KiB.
    public static let answerBytesMax = 4 << 20

    /// The line of a value, its line end included.
    public static func bytes(_ value: some Encodable) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Every message is made of strings and whole numbers, which always encode.
        let line = (try? encoder.encode(value)) ?? Data("{}".utf8)
        return Array(line) + [UInt8(ascii: "\n")]
    }

    /// The value of a line; nil where it is none.
    public static func value<Value: Decodable>(_ type: Value.Type, of line: [UInt8]) -> Value? {
        try? JSONDecoder().decode(type, from: Data(line))
    }
}
