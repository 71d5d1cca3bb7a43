/// What has to hold after a run, whatever happened during it. The numbers are those of docs/guarantees.md.
public enum Invariant: Int, CaseIterable, Sendable {
    /// Every input before the group's committed offset has all its outputs.
    case nothingLost = 1
    /// Every output is there once; at least once: not more often repeated than announced.
    case nothingTwice
    /// Every output has an input, and no marker of another transaction made it visible.
    case nothingMadeUp
    /// All outputs of an input share one transaction.
    case atomic
    /// The inputs of one key stand in their order in every output partition.
    case ordered
    /// Committed offsets never move back and end where the inputs end.
    case offsetsHonest
    /// No transaction is open.
    case nothingOpen
    /// Every output names a published rule book, and no transaction mixes two.
    case oneRuleBook
    /// Key and inquiry stand in the outputs as they came.
    case bytesKept
    /// Dead letters are those of bad inputs, each with its reason.
    case deadLettersExact
    /// Routing goes on during faults and ends soon after the last.
    case live
    /// So much happened that the run shows something.
    case notVacuous
    /// The replicas of a partition agree.
    case replicasAgree
}

/// What was found against an invariant.
public struct Violation: Sendable, CustomStringConvertible {
    /// How many offenders are named.
    static let examplesMax = 5

    /// What does not hold.
    public let invariant: Invariant
    /// How many offend.
    public let count: Int
    /// Some of them.
    public let examples: [String]

    init?(_ invariant: Invariant, _ offenders: [String]) {
        guard !offenders.isEmpty else { return nil }
        self.invariant = invariant
        count = offenders.count
        examples = Array(offenders.prefix(Self.examplesMax))
    }

    /// One line for each offender that is named.
    public var description: String {
        "invariant \(invariant.rawValue) (\(invariant)) is violated \(count) times:\n  "
            + examples.joined(separator: "\n  ")
    }
}
