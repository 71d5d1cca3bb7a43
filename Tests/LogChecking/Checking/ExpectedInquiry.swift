/// An input record and what has to become of it.
public struct ExpectedInquiry: Sendable {
    /// What has to become of it.
    public enum End: Hashable, Sendable {
        /// One assignment in each of these departments.
        case assignments(departments: Set<String>)
        /// A dead letter with this reason.
        case deadLetter(reason: String)
    }

    /// Where it stands in its input.
    public let source: RecordPlace
    /// The key that its assignments have to carry.
    public let key: [UInt8]
    /// Its number among those with its key, rising in the order of the input partition.
    public let sequence: Int
    /// Its value.
    public let value: [UInt8]
    /// What has to become of it, by the generator that made it.
    public let end: End

    /// An expectation by its parts.
    public init(source: RecordPlace, key: [UInt8], sequence: Int, value: [UInt8], end: End) {
        self.source = source
        self.key = key
        self.sequence = sequence
        self.value = value
        self.end = end
    }
}
