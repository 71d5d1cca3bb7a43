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

    private var state = initialState
    private var block = InlineArray<64, UInt8>(repeating: 0)
    private var blockFill = 0
    /// The message's length in bytes.
    private var length: UInt64 = 0

    /// The hash of nothing yet.
    public init() {}

    /// Adds bytes to what is hashed.
    public mutating func update(_ bytes: Span<UInt8>) {
        for index in bytes.indices { append(bytes[unchecked: index]) }
        length &+= UInt64(bytes.count)
    }

    /// The digest of all bytes so far.
    public consuming func finish() -> Digest {
        append(0x80)
        while blockFill != Self.lengthOffset { append(0) }
        let bits = length &* 8
        for shift in stride(from: 56, through: 0, by: -8) { append(UInt8(truncatingIfNeeded: bits >> UInt64(shift))) }
        var digest = Digest(repeating: 0)
        for index in 0..<Self.digestBytes {
            digest[index] = UInt8(truncatingIfNeeded: state[index / 4] >> UInt32(24 - index % 4 * 8))
        }
        return digest
    }

    private mutating func append(_ byte: UInt8) {
        block[unchecked: blockFill] = byte
        blockFill &+= 1
        guard blockFill == Self.blockBytes else { return }
        compress()
        blockFill = 0
    }

    /// Section 6.2.2: the message schedule, then 64 rounds over the eight working variables. Indices are those of the
    /// loops, so the arrays do not check them again.
    private mutating func compress() {
        var schedule = InlineArray<64, UInt32>(repeating: 0)
        for round in 0..<16 {
            let first = round &* 4
            schedule[unchecked: round] =
                UInt32(block[unchecked: first]) << 24 | UInt32(block[unchecked: first &+ 1]) << 16
                | UInt32(block[unchecked: first &+ 2]) << 8 | UInt32(block[unchecked: first &+ 3])
        }
        for round in 16..<64 {
            let early = schedule[unchecked: round &- 15]
            let late = schedule[unchecked: round &- 2]
            let sigma0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >> 3)
            let sigma1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >> 10)
            schedule[unchecked: round] =
                schedule[unchecked: round &- 16] &+ sigma0 &+ schedule[unchecked: round &- 7] &+ sigma1
        }
        // Eight variables, not an array: they stay in registers.
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        for round in 0..<64 {
            let sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
            let choice = (e & f) ^ (~e & g)
            let first = h &+ sum1 &+ choice &+ roundConstants[unchecked: round] &+ schedule[unchecked: round]
            let sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
            let majority = (a & b) ^ (a & c) ^ (b & c)
            (h, g, f, e) = (g, f, e, d &+ first)
            (d, c, b, a) = (c, b, a, first &+ sum0 &+ majority)
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
        state[4] &+= e
        state[5] &+= f
        state[6] &+= g
        state[7] &+= h
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

@inline(__always)
private func rotate(_ word: UInt32, _ bits: UInt32) -> UInt32 { word >> bits | word << (32 - bits) }

/// Section 5.3.3: the fractional parts of the square roots of the first 8 primes.
private let initialState: InlineArray<8, UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
]

/// Section 4.2.2: the fractional parts of the cube roots of the first 64 primes.
private let roundConstants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
]
