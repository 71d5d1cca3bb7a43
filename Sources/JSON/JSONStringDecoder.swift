/// Resolves the escapes of a string whose grammar has been checked.
enum JSONStringDecoder {
    /// Appends what `contents`, the bytes between the quotes, say.
    static func append(_ contents: Span<UInt8>, to bytes: inout [UInt8]) {
        var position = 0
        while position < contents.count {
            let run = position
            while position < contents.count, contents[position] != UInt8(ascii: "\\") { position += 1 }
            if position > run {
                contents.extracting(run..<position).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
            }
            guard position < contents.count else { return }
            UTF8Text.append(codePoint: escape(contents, &position), to: &bytes)
        }
    }

    /// Whether `contents` say `name`.
    static func isEqual(_ contents: Span<UInt8>, _ name: Span<UInt8>) -> Bool {
        var position = 0
        var matched = 0
        while position < contents.count {
            var (sequence, length) = (UInt32(contents[position]), 1)
            if contents[position] == UInt8(ascii: "\\") {
                (sequence, length) = UTF8Text.encoded(escape(contents, &position))
            } else {
                position += 1
            }
            guard length <= name.count - matched else { return false }
            for offset in matched..<matched + length {
                guard name[offset] == UInt8(truncatingIfNeeded: sequence) else { return false }
                sequence >>= 8
            }
            matched += length
        }
        return matched == name.count
    }

    /// The code point of the escape at `position`, which moves behind it. Half a surrogate pair reads as U+FFFD.
    private static func escape(_ contents: Span<UInt8>, _ position: inout Int) -> UInt32 {
        let letter = contents[position + 1]
        guard letter == UInt8(ascii: "u") else {
            position += 2
            return simple(letter)
        }
        let unit = codeUnit(contents, position)
        position += 6
        switch unit {
        case 0xD800..<0xDC00:
            guard position + 6 <= contents.count, contents[position] == UInt8(ascii: "\\"),
                contents[position + 1] == UInt8(ascii: "u")
            else { return 0xFFFD }
            let low = codeUnit(contents, position)
            guard low >= 0xDC00, low < 0xE000 else { return 0xFFFD }
            position += 6
            return 0x1_0000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        case 0xDC00..<0xE000: return 0xFFFD
        default: return unit
        }
    }

    private static func simple(_ letter: UInt8) -> UInt32 {
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: UInt32(letter)
        }
    }

    /// The UTF-16 code unit that the escape at `position` gives in four hexadecimal digits.
    private static func codeUnit(_ contents: Span<UInt8>, _ position: Int) -> UInt32 {
        var unit: UInt16 = 0
        for digit in position + 2..<position + 6 { unit = unit << 4 | (JSONScan.hexDigit(contents[digit]) ?? 0) }
        return UInt32(unit)
    }
}
