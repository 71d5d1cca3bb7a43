/// The files that diagnostics point into, as lines.
public struct SourceFiles: Sendable {
    private var lines: [String: [Substring]] = [:]
    private var concealed: [String: Set<Int>] = [:]

    /// No files: diagnostics are shown without source lines.
    public init() {}

    /// Remembers a file under the name that its diagnostics carry. Bytes that are not UTF-8 read as U+FFFD.
    public mutating func add(_ file: String, bytes: [UInt8]) {
        let text = String(decoding: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...], as: UTF8.self)
        lines[file] = Self.split(text)
    }

    /// Makes a line one that is never shown, since it holds a secret.
    public mutating func conceal(line number: Int, of file: String) { concealed[file, default: []].insert(number) }

    /// A line of a file, counted from 1, without its end; nil where there is none or it is concealed.
    public func line(_ number: Int, of file: String) -> Substring? {
        guard let lines = lines[file], number >= 1, number <= lines.count,
            concealed[file]?.contains(number) != true
        else { return nil }
        return lines[number - 1]
    }

    /// Lines as positions count them: ended by LF, CR LF or CR.
    private static func split(_ text: String) -> [Substring] {
        var lines: [Substring] = []
        let scalars = text.unicodeScalars
        var start = scalars.startIndex
        var index = start
        while index < scalars.endIndex {
            let next = scalars.index(after: index)
            if scalars[index] == "\n" || scalars[index] == "\r" {
                lines.append(Substring(scalars[start..<index]))
                let isPair = scalars[index] == "\r" && next < scalars.endIndex && scalars[next] == "\n"
                start = isPair ? scalars.index(after: next) : next
                index = start
            } else {
                index = next
            }
        }
        return lines + [Substring(scalars[start...])]
    }
}
