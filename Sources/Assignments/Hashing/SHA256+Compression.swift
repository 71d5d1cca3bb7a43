/// The compression function (FIPS 180-4, section 6.2.2), most of what an assignment's id costs. Eight rounds stand behind one
/// another, each with its variables' names moved on by one in place of their values, so nothing is moved; indices
/// are those of the loops, so the arrays do not check them again.
extension SHA256 {
    /// Takes in the full block.
    mutating func compress() {
        // Step 1: the message schedule.
        var words = InlineArray<64, UInt32>(repeating: 0)
        let bytes = block.span.bytes
        for index in 0..<16 {
            words[unchecked: index] = UInt32(bigEndian: bytes.unsafeLoad(fromByteOffset: index &* 4, as: UInt32.self))
        }
        for index in 16..<64 {
            let early = words[unchecked: index &- 15]
            let late = words[unchecked: index &- 2]
            let sigma0 = rotate(rotate(early, 11) ^ early, 7) ^ (early >> 3)
            let sigma1 = rotate(rotate(late, 2) ^ late, 17) ^ (late >> 10)
            words[unchecked: index] = words[unchecked: index &- 16] &+ sigma0 &+ words[unchecked: index &- 7] &+ sigma1
        }
        // Eight variables, not an array: they stay in registers.
        var (a, b, c, d) = (state[0], state[1], state[2], state[3])
        var (e, f, g, h) = (state[4], state[5], state[6], state[7])
        var first = 0
        while first < 64 {
            round(a, b, c, &d, e, f, g, &h, roundConstants[unchecked: first] &+ words[unchecked: first])
            round(h, a, b, &c, d, e, f, &g, roundConstants[unchecked: first &+ 1] &+ words[unchecked: first &+ 1])
            round(g, h, a, &b, c, d, e, &f, roundConstants[unchecked: first &+ 2] &+ words[unchecked: first &+ 2])
            round(f, g, h, &a, b, c, d, &e, roundConstants[unchecked: first &+ 3] &+ words[unchecked: first &+ 3])
            round(e, f, g, &h, a, b, c, &d, roundConstants[unchecked: first &+ 4] &+ words[unchecked: first &+ 4])
            round(d, e, f, &g, h, a, b, &c, roundConstants[unchecked: first &+ 5] &+ words[unchecked: first &+ 5])
            round(c, d, e, &f, g, h, a, &b, roundConstants[unchecked: first &+ 6] &+ words[unchecked: first &+ 6])
            round(b, c, d, &e, f, g, h, &a, roundConstants[unchecked: first &+ 7] &+ words[unchecked: first &+ 7])
            first &+= 8
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

/// Step 3. The rotations by 6, 11 and 25 bits, and by 2, 13 and 22, stand inside one another: fewer copies are needed.
@inline(__always)
private func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32, _ h: inout UInt32,
    _ word: UInt32
) {
    let sum1 = rotate(rotate(rotate(e, 14) ^ e, 5) ^ e, 6)
    let choice = ((f ^ g) & e) ^ g
    h = h &+ word &+ sum1 &+ choice
    d = d &+ h
    let sum0 = rotate(rotate(rotate(a, 9) ^ a, 11) ^ a, 2)
    let majority = ((a | c) & b) | (a & c)
    h = h &+ sum0 &+ majority
}

@inline(__always)
private func rotate(_ word: UInt32, _ bits: UInt32) -> UInt32 { word >> bits | word << (32 - bits) }

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
