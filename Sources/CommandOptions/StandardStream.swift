import Glibc

/// The two streams a command writes to, without buffers of their own: what is written is out.
public enum StandardStream: Int32, Sendable {
    /// Results.
    case output = 1
    /// Everything else.
    case error = 2

    /// Whether a person is likely to read along.
    public var isTerminal: Bool { isatty(rawValue) == 1 }

    /// Writes text.
    @discardableResult public func write(_ text: String) -> Bool { write(Array(text.utf8)) }

    /// Writes bytes; false where the reader has gone or the disk is full.
    @discardableResult public func write(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var rest = buffer[...]
            while !rest.isEmpty {
                let count = Glibc.write(rawValue, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return false }
                rest = rest.dropFirst(count)
            }
            return true
        }
    }
}
