extension ByteBuffer {
    /// Appends a byte.
    @inlinable @inline(__always)
    public mutating func append(_ byte: UInt8) {
        reserve(1)
        memory[length] = byte
        length &+= 1
    }

    /// Appends fixed text.
    @inlinable @inline(__always)
    public mutating func append(_ text: StaticString) {
        append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends bytes that somebody else owns.
    @inlinable @inline(__always)
    public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let source = bytes.baseAddress, bytes.count > 0 else { return }
        reserve(bytes.count)
        guard let start = memory.baseAddress else { return }
        (start + length).update(from: source, count: bytes.count)
        length &+= bytes.count
    }

    /// Appends bytes that somebody else owns.
    @inlinable @inline(__always)
    public mutating func append(_ bytes: Span<UInt8>) {
        bytes.withUnsafeBufferPointer { append($0) }
    }

    /// Appends an array's bytes.
    @inlinable @inline(__always)
    public mutating func append(_ bytes: [UInt8]) {
        append(bytes.span)
    }

    /// Appends a whole number in decimal digits.
    public mutating func append(decimal value: Int64) {
        if value < 0 { append(UInt8(ascii: "-")) }
        let magnitude = value.magnitude
        var digits = 1
        var power: UInt64 = 10
        // 19 digits at most: the largest power is 10¹⁹, which fits.
        while digits < 19, magnitude >= power {
            digits &+= 1
            power &*= 10
        }
        reserve(digits)
        length &+= digits
        var rest = magnitude
        for index in 1...digits {
            memory[length &- index] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }
}
