/// SHA-256 as FIPS 180-4 defines it (section 6.2), for content hashes and ids. State, block and schedule live
/// inside the value, so hashing allocates nothing.
public struct SHA256: Sendable {
    /// A digest: 32 bytes.
    public typealias Digest = InlineArray<32, UInt8>

    /// The length of a digest in bytes.
    public static let digestBytes = 32
    /// The length of a block in bytes.
    private static let blockBytes = 64
    /// Where the message's length stands in the last block.
    private static let lengthOffset = 56

    var state = initialState
    var block = InlineArray<64, UInt8>(repeating: 0)
    private var blockFill = 0
    /// The message's length in bytes.
    private var length: UInt64 = 0

    /// The hash of nothing yet.
    public init() {}

    /// Adds bytes to what is hashed.
    public mutating func update(_ bytes: Span<UInt8>) {
        length &+= UInt64(bytes.count)
        var rest = bytes
        while rest.count >= Self.blockBytes &- blockFill {
            let taken = Self.blockBytes &- blockFill
            fill(from: rest.extracting(first: taken))
            compress()
            blockFill = 0
            rest = rest.extracting(droppingFirst: taken)
        }
        fill(from: rest)
    }

    /// The digest of all bytes so far.
    public consuming func finish() -> Digest {
        block[unchecked: blockFill] = 0x80
        clear(from: blockFill &+ 1)
        if blockFill >= Self.lengthOffset {
            compress()
            clear(from: 0)
        }
        let bits = length &* 8
        for index in 0..<8 {
            block[Self.lengthOffset &+ index] = UInt8(truncatingIfNeeded: bits >> UInt64(56 &- 8 &* index))
        }
        compress()
        var digest = Digest(repeating: 0)
        for index in 0..<Self.digestBytes {
            digest[index] = UInt8(truncatingIfNeeded: state[index / 4] >> UInt32(24 &- index % 4 &* 8))
        }
        return digest
    }

    /// Puts bytes into the block, which has room for them.
    private mutating func fill(from bytes: Span<UInt8>) {
        let first = blockFill
        bytes.withUnsafeBufferPointer { bytes in
            var block = block.mutableSpan
            block.withUnsafeMutableBufferPointer { _ = $0[first...].update(fromContentsOf: bytes) }
        }
        blockFill = first &+ bytes.count
    }

    private mutating func clear(from start: Int) {
        var position = start
        while position < Self.blockBytes {
            block[unchecked: position] = 0
            position &+= 1
        }
    }
}

extension SHA256 {
    /// The digest of `bytes`.
    public static func hash(_ bytes: Span<UInt8>) -> Digest {
        var hash = SHA256()
        hash.update(bytes)
        return hash.finish()
    }

    /// The digest in 64 lower-case hexadecimal digits.
    public static func hexadecimal(_ digest: Digest) -> [UInt8] {
        let digits: StaticString = "0123456789abcdef"
        var text: [UInt8] = []
        text.reserveCapacity(digestBytes * 2)
        digits.withUTF8Buffer { digits in
            for index in 0..<digestBytes {
                text.append(digits[Int(digest[index] >> 4)])
                text.append(digits[Int(digest[index] & 15)])
            }
        }
        return text
    }
}

/// Section 5.3.3: the fractional parts of the square roots of the first 8 primes.
private let initialState: InlineArray<8, UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
]
