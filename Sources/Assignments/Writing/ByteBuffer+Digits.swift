import JSON

extension ByteBuffer {
    /// Appends the first bytes of a digest as lower-case hexadecimal digits.
    mutating func append(hexadecimal digest: SHA256.Digest, bytes: Int = SHA256.digestBytes) {
        reserve(2 * bytes)
        for index in 0..<bytes {
            append(hexDigit(digest[index] >> 4))
            append(hexDigit(digest[index] & 15))
        }
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
