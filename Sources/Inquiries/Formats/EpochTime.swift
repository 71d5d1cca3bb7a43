/// Times as a count since 1970 UTC: a JSON number or the same digits in a string, with a fraction or an exponent.
enum EpochTime {
    /// The longest count that is read. Eighteen digits fit an Int64 with room to spare.
    private static let digitsMax = 18
    /// Beyond this an exponent leads out of every calendar.
    private static let exponentMax = 30

    /// The instant in milliseconds, fractions of one cut; nil for anything that is no count or lies outside the years
    /// 0 to 9999. `exponent` is 3 where the count is in seconds, 0 where it is in milliseconds.
    static func parse(_ text: Span<UInt8>, exponent unit: Int) -> Int64? {
        var position = 0
        let isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
        if isNegative { position = 1 }
        var digits = 0
        var mantissa: Int64 = 0
        guard append(text, &position, &mantissa, &digits) > 0 else { return nil }
        var scale = unit
        if position < text.count, text[position] == UInt8(ascii: ".") {
            position += 1
            let count = append(text, &position, &mantissa, &digits)
            guard count > 0 else { return nil }
            scale -= count
        }
        if position < text.count {
            guard let exponent = exponent(text, position) else { return nil }
            scale += exponent
        }
        guard digits <= digitsMax, let milliseconds = shift(mantissa, by: scale) else { return nil }
        let instant = isNegative ? -milliseconds : milliseconds
        return RFC3339.instants.contains(instant) ? instant : nil
    }

    /// Reads digits into the mantissa; gives their number. Digits beyond the limit are counted, not added.
    private static func append(
        _ text: Span<UInt8>, _ position: inout Int, _ mantissa: inout Int64, _ digits: inout Int
    ) -> Int {
        let first = position
        while position < text.count, text[position] &- UInt8(ascii: "0") < 10 {
            if digits < digitsMax { mantissa = mantissa * 10 + Int64(text[position] - UInt8(ascii: "0")) }
            if mantissa > 0 { digits += 1 }
            position += 1
        }
        return position - first
    }

    /// Reads `e9`, `E-3`, which has to be all that is left.
    private static func exponent(_ text: Span<UInt8>, _ start: Int) -> Int? {
        guard text[start] | 0x20 == UInt8(ascii: "e"), start + 1 < text.count else { return nil }
        let sign = text[start + 1]
        let hasSign = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
        var value = 0
        var position = start + (hasSign ? 2 : 1)
        guard position < text.count else { return nil }
        while position < text.count {
            let digit = text[position] &- UInt8(ascii: "0")
            guard digit < 10, value <= exponentMax else { return nil }
            value = value * 10 + Int(digit)
            position += 1
        }
        return sign == UInt8(ascii: "-") ? -value : value
    }

    private static func shift(_ mantissa: Int64, by scale: Int) -> Int64? {
        var value = mantissa
        for _ in 0..<min(scale.magnitude, 64) {
            guard scale > 0 else {
                value /= 10
                continue
            }
            let (product, overflows) = value.multipliedReportingOverflow(by: 10)
            guard !overflows else { return nil }
            value = product
        }
        return value
    }
}
