extension JSONWriter {
    /// Writes well-formed UTF-8 as a JSON string, with the escapes RFC 8259 section 7 demands and no others.
    public mutating func string(_ utf8: Span<UInt8>) {
        separate()
        buffer.append(quoted: utf8)
    }

    /// Writes well-formed UTF-8 as a JSON string.
    public mutating func string(_ utf8: [UInt8]) {
        string(utf8.span)
    }

    /// Writes a string of the control plane.
    public mutating func string(_ text: String) {
        separate()
        buffer.append(quoted: text.utf8.span)
    }

    /// Writes a member's name.
    public mutating func key(_ utf8: Span<UInt8>) {
        separate()
        buffer.append(quoted: utf8)
        buffer.append(UInt8(ascii: ":"))
    }

    /// Writes a member's name, of the control plane.
    public mutating func key(name text: String) {
        key(text.utf8.span)
    }

    /// Writes a whole number.
    public mutating func integer(_ value: Int64) {
        separate()
        buffer.append(decimal: value)
    }

    /// Writes true or false.
    public mutating func bool(_ value: Bool) {
        separate()
        if value { buffer.append("true") } else { buffer.append("false") }
    }

    /// Writes null.
    public mutating func null() {
        separate()
        buffer.append("null")
    }

    /// Writes text that needs no escapes as a JSON string.
    @inlinable @inline(__always)
    public mutating func plain(_ text: Span<UInt8>) {
        separate()
        buffer.reserve(text.count &+ 2)
        buffer.append(UInt8(ascii: "\""))
        buffer.append(text)
        buffer.append(UInt8(ascii: "\""))
    }

    /// Writes finished JSON text as the next value: one value with nothing around it, not even whitespace.
    public mutating func raw(_ json: Span<UInt8>) {
        separate()
        buffer.append(json)
    }
}
