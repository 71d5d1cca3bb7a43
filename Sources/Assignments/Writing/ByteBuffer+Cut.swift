import JSON

extension ByteBuffer {
    /// Appends as much of well-formed UTF-8 as a JSON string as `budget` bytes hold, quotes included, cut at a
    /// character. Returns whether all of it fit.
    mutating func append(quoted utf8: Span<UInt8>, cutTo budget: Int) -> Bool {
        let end = Self.fittingPrefix(of: utf8, escapedBytes: budget - 2)
        append(quoted: utf8.extracting(0..<end))
        return end == utf8.count
    }

    private static func fittingPrefix(of utf8: Span<UInt8>, escapedBytes: Int) -> Int {
        var left = escapedBytes
        var index = 0
        while index < utf8.count {
            let lead = utf8[index]
            let length = min(UTF8Boundary.length(lead: lead), utf8.count - index)
            left -= length == 1 ? escapedLength(lead) : length
            guard left >= 0 else { break }
            index += length
        }
        return index
    }

    /// At most what an ASCII character takes in a JSON string.
    private static func escapedLength(_ byte: UInt8) -> Int {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): 2
        case 0..<0x20: 6
        default: 1
        }
    }
}

/// JSON text as it stands in a longer one.
enum JSONText {
    /// The range without white space around it and without a byte order mark.
    static func trimmed(_ range: Range<Int>, in json: Span<UInt8>) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        if end - start >= 3, json[start] == 0xEF, json[start + 1] == 0xBB, json[start + 2] == 0xBF { start += 3 }
        while start < end, isWhiteSpace(json[start]) { start += 1 }
        while end > start, isWhiteSpace(json[end - 1]) { end -= 1 }
        return start..<end
    }

    private static func isWhiteSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
