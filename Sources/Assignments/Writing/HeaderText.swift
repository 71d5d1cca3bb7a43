import JSON

/// Text from an inquiry as a header's value: what CloudEvents 1.0 section "Type System" allows in a string, and short.
enum HeaderText {
    /// The longest value: a school's or a language's name, with room to spare.
    static let bytesMax = 256

    /// Appends well-formed UTF-8, cut at a character; a control character becomes a space, a noncharacter U+FFFD.
    static func append(_ utf8: Span<UInt8>, to bytes: inout ByteBuffer) {
        let end = utf8.count <= bytesMax ? utf8.count : UTF8Boundary.atOrBefore(bytesMax, in: utf8)
        var index = 0
        while index < end, utf8[index] &- 0x20 < 0x5F { index &+= 1 }  // 0x20 to 0x7E
        bytes.append(utf8.extracting(0..<index))
        while index < end {
            let length = min(UTF8Boundary.length(lead: utf8[index]), end - index)
            if isControl(utf8, at: index, length: length) {
                bytes.append(UInt8(ascii: " "))
            } else if isNoncharacter(utf8, at: index, length: length) {
                bytes.append("\u{FFFD}" as StaticString)
            } else {
                bytes.append(utf8.extracting(index..<index + length))
            }
            index += length
        }
    }

    /// U+0000 to U+001F and U+007F to U+009F.
    private static func isControl(_ utf8: Span<UInt8>, at index: Int, length: Int) -> Bool {
        let lead = utf8[index]
        return lead < 0x20 || lead == 0x7F || (length == 2 && lead == 0xC2 && utf8[index + 1] < 0xA0)
    }

    /// U+FDD0 to U+FDEF, and the last two code points of each plane.
    private static func isNoncharacter(_ utf8: Span<UInt8>, at index: Int, length: Int) -> Bool {
        guard length >= 3 else { return false }
        let last = utf8[index + length - 1]
        let middle = utf8[index + length - 2]
        if length == 3, utf8[index] == 0xEF, middle == 0xB7 { return (0x90...0xAF).contains(last) }
        let endsPlane = middle == 0xBF && last >= 0xBE
        return endsPlane && (length == 3 ? utf8[index] == 0xEF : utf8[index + 1] & 0x0F == 0x0F)
    }
}

/// Where characters begin in well-formed UTF-8.
enum UTF8Boundary {
    /// The length of the character whose first byte this is.
    static func length(lead: UInt8) -> Int {
        switch lead {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }

    /// The last boundary at or before an index that is not beyond the end.
    static func atOrBefore(_ index: Int, in utf8: Span<UInt8>) -> Int {
        guard index < utf8.count else { return utf8.count }
        var boundary = index
        while boundary > 0, utf8[boundary] & 0xC0 == 0x80 { boundary -= 1 }
        return boundary
    }
}
