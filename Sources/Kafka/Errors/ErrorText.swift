/// The buffer into which librdkafka writes why a call failed.
struct ErrorText {
    /// Enough for every text of librdkafka 2; longer ones are cut.
    private static let capacity = 512
    private var bytes = [CChar](repeating: 0, count: capacity)

    /// Lends the buffer to a call.
    mutating func withBuffer<Result>(_ call: (UnsafeMutablePointer<CChar>?, Int) -> Result) -> Result {
        bytes.withUnsafeMutableBufferPointer { call($0.baseAddress, $0.count) }
    }

    /// What was written.
    var text: String {
        String(decoding: bytes.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
