/// Counts by column of which a batch touches few: adding and forgetting them takes as long as there are touched ones, not columns.
public struct Tally: Sendable, Equatable {
    /// The counts; behind the last, all are 0.
    public private(set) var counts: [Int] = []
    /// The columns that are not 0.
    private var touched: [Int] = []

    /// Nothing counted yet.
    public init() {}

    /// Makes room, so that counting in this many columns allocates nothing.
    mutating func reserve(_ columns: Int) {
        while counts.count < columns { counts.append(0) }
        touched.reserveCapacity(columns)
    }

    /// Counts in a column.
    mutating func add(_ count: Int = 1, to column: Int) {
        if column >= counts.count { reserve(column + 1) }
        if counts[column] == 0 { touched.append(column) }
        counts[column] += count
    }

    /// Adds another's counts.
    mutating func add(_ other: Tally) {
        for column in other.touched { add(other.counts[column], to: column) }
    }

    /// Forgets everything and keeps the room.
    mutating func reset() {
        for column in touched { counts[column] = 0 }
        touched.removeAll(keepingCapacity: true)
    }

    /// The count of a column.
    public subscript(column: Int) -> Int { counts.indices.contains(column) ? counts[column] : 0 }
}
