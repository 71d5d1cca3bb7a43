/// So many of so many: a share that says what it is a share of.
public struct Ratio: Sendable, Equatable {
    /// How many.
    public internal(set) var count = 0
    /// Of how many.
    public internal(set) var total = 0

    /// None of none.
    public init() {}

    /// The share, from 0 to 1; nil of none.
    public var share: Double? { total == 0 ? nil : Double(count) / Double(total) }

    /// One more, and whether it counts.
    mutating func note(_ counts: Bool) {
        total += 1
        if counts { count += 1 }
    }
}
