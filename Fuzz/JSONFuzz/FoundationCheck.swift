import Foundation
import FuzzSupport
import JSON

/// Our reader's verdict against Foundation's, where the two mean the same. What differs on purpose is named here.
enum FoundationCheck {
    static func run(_ read: JSONText) {
        guard !read.text.isEmpty, !isGuessedEncoding(read.text) else { return }
        let isAccepted = (try? JSONSerialization.jsonObject(with: Data(read.text), options: .fragmentsAllowed)) != nil
        if let error = read.error {
            guard error.kind != .tooDeep, !isTrailingComma(error, read.text) else { return }
            require(!isAccepted, "Foundation accepts what we refuse: \(error)")
        } else if !isAccepted {
            require(
                hasHugeNumber(read) || hasHalfPair(read.text), "Foundation refuses what we accept")
        }
    }

    /// Foundation drops a byte order mark and takes texts with NULs for UTF-16 or UTF-32; to us all is UTF-8.
    private static func isGuessedEncoding(_ text: [UInt8]) -> Bool {
        text.starts(with: [0xEF, 0xBB, 0xBF]) || text.prefix(4).contains(0) || text.starts(with: [0xFF, 0xFE])
            || text.starts(with: [0xFE, 0xFF])
    }

    /// Foundation on Linux reads `[1,]`.
    private static func isTrailingComma(_ error: JSONError, _ text: [UInt8]) -> Bool {
        let before = text[..<error.offset].last { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
        return before == UInt8(ascii: ",") && [0x5D, 0x7D].contains(text[error.offset...].first)
    }

    /// Foundation refuses numbers that no Double holds; we keep them as text.
    private static func hasHugeNumber(_ read: JSONText) -> Bool {
        read.document.nodes.indices.contains { index in
            read.document.nodes[index].kind == .number
                && Double(String(decoding: read.says(index), as: UTF8.self))?.isFinite != true
        }
    }

    /// Foundation refuses the escape of half a surrogate pair. Any escape of a surrogate counts here, since pairs are few.
    private static func hasHalfPair(_ text: [UInt8]) -> Bool {
        text.indices.dropLast(3).contains { index in
            text[index] == UInt8(ascii: "\\") && text[index + 1] == UInt8(ascii: "u")
                && text[index + 2] | 0x20 == UInt8(ascii: "d")
                && text[index + 3] >= UInt8(ascii: "8")
        }
    }
}
