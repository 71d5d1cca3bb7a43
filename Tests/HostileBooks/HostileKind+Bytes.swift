/// Bytes that editors leave behind.
extension HostileKind {
    private static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// Line ends and byte order marks: the rules mean the same.
    static func lineEnds(of shipped: [String: [UInt8]]) -> [HostileBook] {
        let lineFeed = UInt8(ascii: "\n")
        let carriageReturn = UInt8(ascii: "\r")
        func all(_ change: ([UInt8]) -> [UInt8]) -> [String: [UInt8]] { shipped.mapValues(change) }
        func windows(_ text: [UInt8]) -> [UInt8] { text.flatMap { $0 == lineFeed ? [carriageReturn, $0] : [$0] } }
        return [
            HostileBook("CR LF", all(windows), .book),
            HostileBook("byte order marks", all { byteOrderMark + $0 }, .book),
            HostileBook("CR LF and byte order marks", all { byteOrderMark + windows($0) }, .book),
            HostileBook("CR", all { $0.map { $0 == lineFeed ? carriageReturn : $0 } }, .book),
            HostileBook("two byte order marks", all { byteOrderMark + byteOrderMark + $0 }, .error("Y004")),
            HostileBook("100,000 empty lines", adding: "t.yaml", repeated("\r\n", 100_000).utf8, .error("Y103")),
        ]
    }

    /// Bytes that are not UTF-8, and characters that YAML does not take.
    static func encodings(of shipped: [String: [UInt8]]) -> [HostileBook] {
        let bad: [[UInt8]] = [
            [0xE9], [0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF0, 0x9F, 0x98], [0xFE],
        ]
        let cut = names(of: shipped).flatMap { name in
            bad.map { bytes in
                let file = shipped[name] ?? []
                let text = file.prefix(file.count / 2) + bytes + file.suffix(file.count / 2)
                return HostileBook("\(name) with \(bytes)", shipped.merging([name: Array(text)]) { $1 }, .error("Y003"))
            }
        }
        let little = Array("topic: t\n".utf16).flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        return cut + [
            HostileBook("UTF-16", adding: "t.yaml", [0xFF, 0xFE] + little, .error("Y002")),
            HostileBook("UTF-16 without a mark", adding: "t.yaml", little, .error("Y004")),
            HostileBook("a null character", adding: "t.yaml", "topic: \"a\u{0}b\"\n".utf8, .error("Y004")),
            HostileBook("1 MiB of null", adding: "t.yaml", [UInt8](repeating: 0, count: 1 << 20), .error("Y004")),
            HostileBook("1 MiB of 0xFF", adding: "t.yaml", [UInt8](repeating: 0xFF, count: 1 << 20), .error("Y00")),
            HostileBook("nothing", adding: "t.yaml", [], .error("Y103")),
        ]
    }
}
