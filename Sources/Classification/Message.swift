/// What the classifier reads: where each field of one message stands in a byte buffer (UTF-8), and its instant.
/// An empty range is an absent field. Holding ranges instead of strings keeps the message path free of allocation.
public struct Message: Sendable {
    /// The subject, decoded.
    public var subject: Range<Int> = 0..<0
    /// The text, decoded.
    public var text: Range<Int> = 0..<0
    /// The channel it came by.
    public var channel: Range<Int> = 0..<0
    /// The language as the connector gave it; where it is empty, rules and the decision have a guess instead.
    public var language: Range<Int> = 0..<0
    /// The school.
    public var school: Range<Int> = 0..<0
    /// The sender's type: parent, student, staff, applicant, community.
    public var senderType: Range<Int> = 0..<0
    /// The topic that the sender chose.
    public var claimedTopic: Range<Int> = 0..<0
    /// Whether the sender asked for confidence.
    public var isConfidential = false
    /// The decision's clock, in milliseconds since 1970 UTC.
    public var instant: Int64 = 0

    /// A message without fields.
    public init() {}
}
