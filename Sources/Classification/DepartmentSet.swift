/// A set of departments in one word, so that the message path needs no allocation.
public struct DepartmentSet: Sendable, Hashable, BitwiseCopyable, OptionSet {
    /// One bit a department.
    public let rawValue: UInt64

    /// The most departments a rule book may have: the bits of the word.
    public static let departmentsMax = 64

    /// The set with these bits.
    public init(rawValue: UInt64) { self.rawValue = rawValue }

    /// The set of one department.
    public init(_ department: DepartmentID) { rawValue = 1 << UInt64(department) }
}
