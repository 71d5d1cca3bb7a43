/// A random number generator with a seed (Steele, Lea, Flood 2014: Fast splittable pseudorandom number generators): the same
/// numbers for the same seed on every machine, so that a failure can be repeated.
public struct SplitMix64: RandomNumberGenerator {
    private var state: UInt64

    /// The sequence of a seed.
    public init(seed: UInt64) { state = seed }

    /// A sequence of its own for a part of a run (FNV-1a over the part's name), so that what one part draws does not move the others.
    public init(seed: UInt64, part: String) {
        state = part.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    /// Any number of 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to `bound`, which is more than 0.
    public mutating func next(below bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
