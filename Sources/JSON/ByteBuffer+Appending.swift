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

    /// Appends bytes that have been written before.
    @inlinable @inline(__always)
    public mutating func append(copyOf range: Range<Int>) {
        precondition(range.lowerBound >= 0 && range.upperBound <= length, "beyond what has been written")
        reserve(range.count)
        guard let start = memory.baseAddress else { return }
        // The copy lies behind the original, in memory that has just been made large enough.
        (start + length).update(from: start + range.lowerBound, count: range.count)
        length &+= range.count
    }

    /// Appends a whole number in decimal digits.
    public mutating func append(decimal value: Int64) {
        reserve(Self.decimalBytesMax)
        // Most numbers are scores and places in a text.
        if value >= 0, value < 1000 { return append(small: UInt32(truncatingIfNeeded: value)) }
        if value < 0 {
            memory[length] = UInt8(ascii: "-")
            length &+= 1
        }
        var rest = value.magnitude
        length &+= Self.decimalDigits(of: rest)
        var position = length
        // Two digits at a time: a division takes longer than all else here.
        while rest >= 10 {
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 100)
            let digits = UInt8(truncatingIfNeeded: remainder)
            let tens = digits / 10
            position &-= 2
            memory[position] = UInt8(ascii: "0") &+ tens
            memory[position &+ 1] = UInt8(ascii: "0") &+ (digits &- tens &* 10)
            rest = quotient
            if quotient == 0 { return }
        }
        memory[position &- 1] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest)
    }

    /// The same of a number below 1,000, for which there is room.
    @inline(__always)
    private mutating func append(small value: UInt32) {
        var rest = value
        if value >= 100 {
            let hundreds = value / 100
            memory[length] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: hundreds)
            length &+= 1
            rest = value &- hundreds &* 100
        }
        let tens = rest / 10
        if value >= 10 {
            memory[length] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: tens)
            length &+= 1
        }
        memory[length] = UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest &- tens &* 10)
        length &+= 1
    }

    /// The longest whole number: a sign and 19 digits.
    private static var decimalBytesMax: Int { 20 }

    private static func decimalDigits(of magnitude: UInt64) -> Int {
        if magnitude < 10 { return 1 }
        var digits = 2
        var power: UInt64 = 100
        // 19 digits at most: the largest power is 10¹⁹, which fits.
        while digits < 19, magnitude >= power {
            digits &+= 1
            power &*= 10
        }
        return digits
    }
}
