/// Comparisons of bytes with names in the code. Letters count the same in both cases where it says so.
enum ASCII {
    /// Whether the bytes are exactly `name`, of which the compiler knows the length.
    @inline(__always)
    static func isExactly(_ bytes: Span<UInt8>, _ name: StaticString) -> Bool {
        let count = name.utf8CodeUnitCount
        guard bytes.count == count else { return false }
        if 8...16 ~= count {
            // Eight bytes each, which may have some in common: the first and the last.
            let known = UnsafeRawPointer(name.utf8Start)
            let first = known.loadUnaligned(as: UInt64.self)
            let last = known.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
            return bytes.bytes.unsafeLoadUnaligned(fromByteOffset: 0, as: UInt64.self) == first
                && bytes.bytes.unsafeLoadUnaligned(fromByteOffset: count &- 8, as: UInt64.self) == last
        }
        for offset in bytes.indices where bytes[offset] != name.utf8Start[offset] { return false }
        return true
    }

    /// Whether the bytes are `name`, which is in lower case, in whatever case.
    static func equal(_ bytes: Span<UInt8>, _ name: StaticString) -> Bool {
        bytes.count == name.utf8CodeUnitCount && hasPrefix(bytes, name)
    }

    /// Whether the bytes begin with `name`, which is in lower case, in whatever case.
    static func hasPrefix(_ bytes: Span<UInt8>, _ name: StaticString) -> Bool {
        guard bytes.count >= name.utf8CodeUnitCount else { return false }
        for offset in 0..<name.utf8CodeUnitCount where lowered(bytes[offset]) != name.utf8Start[offset] { return false }
        return true
    }

    /// Whether the bytes end in `name`, which is in lower case, in whatever case.
    static func hasSuffix(_ bytes: Span<UInt8>, _ name: StaticString) -> Bool {
        bytes.count >= name.utf8CodeUnitCount
            && hasPrefix(bytes.extracting(last: name.utf8CodeUnitCount), name)
    }

    /// The byte in lower case.
    @inline(__always)
    static func lowered(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }

    /// Whether the byte is a letter.
    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

    /// Whether the byte is a digit.
    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    /// The value of a hexadecimal digit.
    static func hexDigit(_ byte: UInt8) -> UInt32? {
        if isDigit(byte) { return UInt32(byte - UInt8(ascii: "0")) }
        let letter = (byte | 0x20) &- UInt8(ascii: "a")
        return letter < 6 ? UInt32(letter) + 10 : nil
    }
}
