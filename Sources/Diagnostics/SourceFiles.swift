/// The files that diagnostics point into, as lines.
public struct SourceFiles: Sendable {
    /// A file's bytes, and where each of its lines begins: most are never shown, so none is decoded before.
    private struct File {
        let bytes: [UInt8]
        let lineStarts: [Int]
    }

    private var files: [String: File] = [:]
    private var concealed: [String: Set<Int>] = [:]

    /// No files: diagnostics are shown without source lines.
    public init() {}

    /// Remembers a file under the name that its diagnostics carry. Bytes that are not UTF-8 read as U+FFFD.
    public mutating func add(_ file: String, bytes: [UInt8]) {
        files[file] = File(bytes: bytes, lineStarts: Self.lineStarts(in: bytes))
    }

    /// Makes a line one that is never shown, since it holds a secret.
    public mutating func conceal(line number: Int, of file: String) { concealed[file, default: []].insert(number) }

    /// A line of a file, counted from 1, without its end; nil where there is none or it is concealed.
    public func line(_ number: Int, of file: String) -> Substring? {
        guard let found = files[file], found.lineStarts.indices.contains(number - 1),
            concealed[file]?.contains(number) != true
        else { return nil }
        let start = found.lineStarts[number - 1]
        let end = number < found.lineStarts.count ? found.lineStarts[number] : found.bytes.count
        var line = found.bytes[start..<end]
        if line.last == Self.lineFeed { line.removeLast() }
        if line.last == Self.carriageReturn { line.removeLast() }
        return Substring(decoding: line, as: UTF8.self)
    }

    private static let lineFeed = UInt8(ascii: "\n")
    private static let carriageReturn = UInt8(ascii: "\r")

    /// Where lines begin, behind a byte order mark, as positions count them: ended by LF, CR LF or CR.
    private static func lineStarts(in bytes: [UInt8]) -> [Int] {
        var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        for (place, byte) in bytes.enumerated() where byte == lineFeed || byte == carriageReturn {
            let isPair = byte == carriageReturn && place + 1 < bytes.count && bytes[place + 1] == lineFeed
            if !isPair { starts.append(place + 1) }
        }
        return starts
    }
}
