import Classification

/// The departments of a set, in their order. A type of its own, because a lazy filter's closure is allocated.
struct DepartmentSequence: Sequence, IteratorProtocol {
    private var left: UInt64

    /// The departments of a set.
    init(_ set: DepartmentSet) { left = set.rawValue }

    /// The next department.
    mutating func next() -> DepartmentID? {
        guard left != 0 else { return nil }
        let department = left.trailingZeroBitCount
        left &= left - 1
        return department
    }
}
