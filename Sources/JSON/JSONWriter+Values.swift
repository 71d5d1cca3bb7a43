extension JSONWriter {
    /// Writes well-formed UTF-8 as a JSON string, with the escapes RFC 8259 section 7 demands and no others.
    public mutating func string(_ utf8: Span<UInt8>) {
        separate()
        appendQuoted(utf8)
    }

    /// Writes a string of the control plane.
    public mutating func string(_ text: String) {
        separate()
        appendQuoted(text.utf8.span)
    }

    /// Writes a member's name.
    public mutating func key(_ utf8: Span<UInt8>) {
        separate()
        appendQuoted(utf8)
        bytes.append(UInt8(ascii: ":"))
    }

    /// Writes a member's name, of the control plane.
    public mutating func key(name text: String) {
        key(text.utf8.span)
    }

    /// Writes a whole number.
    public mutating func integer(_ value: Int64) {
        separate()
        appendDecimal(value)
    }

    /// Writes true or false.
    public mutating func bool(_ value: Bool) {
        separate()
        if value { bytes.append(contentsOf: "true".utf8) } else { bytes.append(contentsOf: "false".utf8) }
    }

    /// Writes null.
    public mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Writes finished JSON text as the next value: one value with nothing around it, not even whitespace.
    public mutating func raw(_ json: Span<UInt8>) {
        separate()
        json.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
    }

    private mutating func appendQuoted(_ utf8: Span<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        var position = 0
        while position < utf8.count {
            let end = ByteRuns.endOfUnescaped(utf8, position)
            utf8.extracting(position..<end).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
            guard end < utf8.count else { break }
            appendEscape(utf8[end])
            position = end + 1
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func appendEscape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        default:
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(hexDigit(byte >> 4))
            bytes.append(hexDigit(byte & 15))
        }
    }

    private func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    private mutating func appendDecimal(_ value: Int64) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = value.magnitude
        let first = bytes.count
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        // Not `bytes[first...].reverse()`: the slice would be a copy.
        var low = first
        var high = bytes.count - 1
        while low < high {
            bytes.swapAt(low, high)
            low += 1
            high -= 1
        }
    }
}
