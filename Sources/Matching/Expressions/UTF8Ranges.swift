/// Ranges of code points as ranges of the bytes of their UTF-8.
enum UTF8Ranges {
    /// The last code point of one, two and three bytes.
    private static let lengthLimits: [UInt32] = [0x7F, 0x7FF, 0xFFFF]

    /// Sequences of byte ranges that together hold the code points of `range` and no others.
    static func sequences(of range: ClosedRange<UInt32>) -> [[ClosedRange<UInt8>]] {
        for limit in lengthLimits where range.contains(limit) && range.upperBound > limit {
            return sequences(of: range.lowerBound...limit) + sequences(of: limit + 1...range.upperBound)
        }
        if range.upperBound > 0x7F {
            // Where the upper bits differ, the lower ones must span all that they can.
            for bits in [6, 12, 18] as [UInt32] {
                let mask: UInt32 = 1 << bits - 1
                let (low, high) = (range.lowerBound, range.upperBound)
                if low & ~mask == high & ~mask { continue }
                if low & mask != 0 { return sequences(of: low...(low | mask)) + sequences(of: (low | mask) + 1...high) }
                if high & mask != mask {
                    return sequences(of: low...(high & ~mask) - 1) + sequences(of: high & ~mask...high)
                }
            }
        }
        return [zip(encoded(range.lowerBound), encoded(range.upperBound)).map { $0...$1 }]
    }

    /// A code point's UTF-8, surrogates too: texts hold none.
    static func encoded(_ codePoint: UInt32) -> [UInt8] {
        func continuation(_ shift: UInt32) -> UInt8 { UInt8(0x80 | codePoint >> shift & 0x3F) }
        switch codePoint {
        case 0...0x7F: return [UInt8(codePoint)]
        case 0...0x7FF: return [UInt8(0xC0 | codePoint >> 6), continuation(0)]
        case 0...0xFFFF: return [UInt8(0xE0 | codePoint >> 12), continuation(6), continuation(0)]
        default:
            return [UInt8(0xF0 | codePoint >> 18 & 0x07), continuation(12), continuation(6), continuation(0)]
        }
    }
}
