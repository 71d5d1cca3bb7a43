extension ByteBuffer {
    /// Appends well-formed UTF-8 as a JSON string, with the escapes RFC 8259 section 7 demands and no others.
    public mutating func append(quoted utf8: Span<UInt8>) {
        reserve(utf8.count &+ 2)
        append(UInt8(ascii: "\""))
        append(escaped: utf8)
        append(UInt8(ascii: "\""))
    }

    /// Appends well-formed UTF-8 that has been written before as a JSON string. For short ones: it makes room for
    /// escapes of six bytes each, so that the original stays where it is while the copy grows.
    public mutating func append(quotedCopyOf range: Range<Int>) {
        reserve(6 &* range.count &+ 2)
        append(quoted: UnsafeBufferPointer(rebasing: memory[..<length][range]).span)
    }

    /// Appends well-formed UTF-8 as it stands inside a JSON string.
    public mutating func append(escaped utf8: Span<UInt8>) {
        var position = 0
        while position < utf8.count {
            let end = ByteRuns.endOfUnescaped(utf8, position)
            append(utf8.extracting(position..<end))
            guard end < utf8.count else { return }
            appendEscape(utf8[end])
            position = end + 1
        }
    }

    /// Whether well-formed UTF-8 that has been written needs escapes inside a JSON string.
    public func needsEscapes(_ range: Range<Int>) -> Bool {
        ByteRuns.endOfUnescaped(span.extracting(range), 0) < range.count
    }

    private mutating func appendEscape(_ byte: UInt8) {
        append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
        case 0x0A: append(UInt8(ascii: "n"))
        case 0x0D: append(UInt8(ascii: "r"))
        case 0x09: append(UInt8(ascii: "t"))
        default:
            append("u00")
            append(hexDigit(byte >> 4))
            append(hexDigit(byte & 15))
        }
    }

    private func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
