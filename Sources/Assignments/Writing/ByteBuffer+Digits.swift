import JSON

extension ByteBuffer {
    /// Appends the first bytes of a digest, a multiple of four, as lower-case hexadecimal digits.
    mutating func append(hexadecimal digest: SHA256.Digest, bytes: Int = SHA256.digestBytes) {
        for index in stride(from: 0, to: bytes, by: 4) {
            let word =
                UInt32(digest[index]) | UInt32(digest[index + 1]) << 8 | UInt32(digest[index + 2]) << 16
                | UInt32(digest[index + 3]) << 24
            withUnsafeBytes(of: Self.hexDigits(word).littleEndian) { append($0.assumingMemoryBound(to: UInt8.self)) }
        }
    }

    /// The eight hexadecimal digits of four bytes, the lowest first.
    private static func hexDigits(_ word: UInt32) -> UInt64 {
        var digits = UInt64(word)
        digits = (digits | digits << 16) & 0x0000_FFFF_0000_FFFF
        digits = (digits | digits << 8) & 0x00FF_00FF_00FF_00FF
        // One digit a byte, the upper one of each byte first.
        digits = digits >> 4 & 0x000F_000F_000F_000F | (digits & 0x000F_000F_000F_000F) << 8
        // Adding 6 carries into bit 4 where the digit is a letter.
        let letters = (digits &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
        let fromDigitToLetter = UInt64(UInt8(ascii: "a") - UInt8(ascii: "0") - 10)
        return digits &+ 0x3030_3030_3030_3030 &+ letters &* fromDigitToLetter
    }

    /// Appends a byte as RFC 3986 section 2.1 escapes it.
    mutating func append(percentEncoded byte: UInt8) {
        append(UInt8(ascii: "%"))
        append(hexDigit(byte >> 4))
        append(hexDigit(byte & 15))
    }

    private func hexDigit(_ value: UInt8) -> UInt8 {
        value &+ (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") &- 10)
    }
}
