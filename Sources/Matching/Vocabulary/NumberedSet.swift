/// A key of a `NumberedSet`: cheap to compare, with a hash whose highest bits are well mixed.
protocol NumberedKey: Equatable, BitwiseCopyable, Sendable {
    /// The hash, of which the highest bits are used.
    var hash: UInt64 { get }
}

extension UInt64 {
    /// Two to the 64th over the golden ratio, for multiplicative hashing (Knuth, The Art of Computer Programming, volume 3,
    /// section 6.4).
    static let goldenRatio: UInt64 = 0x9E37_79B9_7F4A_7C15
}

/// Keys, each once, numbered in the order in which they came. Open addressing with a table at most half full, so that
/// a key that is not there mostly costs one load. `Dictionary` has a hash that nobody can foresee; these keys are the rules' own, so
/// nobody can choose them to collide.
struct NumberedSet<Key: NumberedKey>: Sendable {
    /// By number.
    private(set) var keys: [Key] = []
    /// A key's number or -1, from the place on that its hash names; a power of two in size.
    private var slots = [Int32](repeating: -1, count: 16)
    /// A hash shifted by so much names a place.
    private var shift: UInt64 = 60

    /// What looks keys up: loops make it once.
    var lookup: Lookup {
        @inline(__always) @_lifetime(borrow self)
        get { Lookup(slots: slots.span, keys: keys.span, shift: shift) }
    }

    /// The tables at hand.
    struct Lookup: ~Escapable {
        let slots: Span<Int32>
        let keys: Span<Key>
        let shift: UInt64

        @inline(__always) @_lifetime(copy slots, copy keys)
        init(slots: Span<Int32>, keys: Span<Key>, shift: UInt64) {
            (self.slots, self.keys, self.shift) = (slots, keys, shift)
        }

        /// The number of a key, -1 where it is not there.
        @inline(__always)
        func number(of key: Key) -> Int32 {
            var place = Int(truncatingIfNeeded: key.hash &>> shift)
            while true {
                // Unchecked: a place is below the slots' number, a power of two, and what stands there is a key's number.
                let number = slots[unchecked: place]
                if number < 0 || keys[unchecked: Int(number)] == key { return number }
                place = (place &+ 1) & (slots.count &- 1)
            }
        }
    }

    /// The number of a key, which is added where it is not there.
    mutating func insert(_ key: Key) -> Int32 {
        let known = lookup.number(of: key)
        if known >= 0 { return known }
        if 2 * keys.count >= slots.count { grow() }
        keys.append(key)
        place(Int32(keys.count - 1))
        return Int32(keys.count - 1)
    }

    private mutating func grow() {
        slots = [Int32](repeating: -1, count: 2 * slots.count)
        shift -= 1
        for number in keys.indices { place(Int32(number)) }
    }

    private mutating func place(_ number: Int32) {
        var place = Int(truncatingIfNeeded: keys[Int(number)].hash &>> shift)
        while slots[place] >= 0 { place = (place + 1) & (slots.count - 1) }
        slots[place] = number
    }
}
