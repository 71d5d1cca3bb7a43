import Glibc

/// Splits a stream into lines, ended by LF or CR LF; the last may have no end. A mark of byte order before the first is left out.
struct LineReader {
    /// What a pipe holds on Linux: one read empties it.
    private static let chunkBytes = 64 << 10
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The longest line that is needed whole; of a longer one, one byte more is kept, so that it is still seen to be too long.
    let lineBytesMax: Int

    /// Reads to the end. `beforeWaiting` is asked before each read, which may have to wait for the stream's writer; false from
    /// it or from `body` ends the reading.
    ///
    /// - Returns: the system's error that ended the reading; nil for none.
    func read(
        from descriptor: Int32, beforeWaiting: () -> Bool, body: (_ line: [UInt8], _ number: Int) -> Bool
    ) -> Int32? {
        var chunk = [UInt8](repeating: 0, count: Self.chunkBytes)
        var line: [UInt8] = []
        var number = 1
        while beforeWaiting() {
            let count = chunk.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return errno }
            guard count > 0 else {
                _ = finish(&line, number, body)
                return nil
            }
            var rest = chunk[..<count]
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                append(rest[..<end], to: &line)
                guard finish(&line, number, body) else { return nil }
                number += 1
                rest = rest[(end + 1)...]
            }
            append(rest, to: &line)
        }
        return nil
    }

    /// Room for what is left out again at the line's ends, and for the one byte more.
    private func append(_ bytes: ArraySlice<UInt8>, to line: inout [UInt8]) {
        line.append(contentsOf: bytes.prefix(lineBytesMax + Self.byteOrderMark.count + 2 - line.count))
    }

    private func finish(
        _ line: inout [UInt8], _ number: Int, _ body: (_ line: [UInt8], _ number: Int) -> Bool
    ) -> Bool {
        defer { line.removeAll(keepingCapacity: true) }
        if number == 1, line.starts(with: Self.byteOrderMark) { line.removeFirst(Self.byteOrderMark.count) }
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        return body(line, number)
    }
}
