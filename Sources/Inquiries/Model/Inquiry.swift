/// One inbound message from a person, as ranges into `InquiryScratch.bytes` (decoded UTF-8). An empty range is an
/// absent field. Valid until the scratch is used for the next record.
public struct Inquiry: Sendable {
    /// What the person wrote, never blank.
    public var text: Range<Int> = 0..<0
    /// The subject.
    public var subject: Range<Int> = 0..<0
    /// The connector's id.
    public var id: Range<Int> = 0..<0
    /// The channel; always present, by the input's default at least.
    public var channel: Range<Int> = 0..<0
    /// The language.
    public var language: Range<Int> = 0..<0
    /// The school.
    public var school: Range<Int> = 0..<0
    /// The conversation it belongs to.
    public var conversationID: Range<Int> = 0..<0
    /// The sender's type.
    public var senderType: Range<Int> = 0..<0
    /// The sender's id.
    public var senderID: Range<Int> = 0..<0
    /// How to answer.
    public var replyTo: Range<Int> = 0..<0
    /// The topic that the sender chose.
    public var claimedTopic: Range<Int> = 0..<0
    /// Whether the sender asked for confidence.
    public var isConfidential = false
    /// When it was received, in milliseconds since 1970 UTC: the field where it is valid and at most 5 minutes ahead of
    /// the record's timestamp, else the record's timestamp. The clock of the decision.
    public var receivedAt: Int64 = 0
    /// `received_at` as the connector wrote it where it was used (RFC 3339, offset kept); empty where the record's timestamp stands in.
    public var receivedAtText: Range<Int> = 0..<0
    /// The fields that count as absent because of a wrong type or value.
    public var ignoredFields: InquiryFieldSet = []
    /// The inquiry as JSON in our shape: a range of the record's value where the input had it, else of the scratch.
    public var json: InquiryJSON = .recordValue(0..<0)
    /// The value as it came, where that differs from `json`.
    public var original: InquiryOriginal = .same

    /// An inquiry without fields.
    public init() {}
}

/// Where the inquiry's JSON stands.
public enum InquiryJSON: Sendable, Equatable {
    /// In the record's value, unchanged.
    case recordValue(Range<Int>)
    /// In `InquiryScratch.bytes`, built by the input's map.
    case scratch(Range<Int>)
}

/// What the value was before it was mapped.
public enum InquiryOriginal: Sendable, Equatable {
    /// The inquiry is the value.
    case same
    /// The value is JSON of another shape.
    case json
    /// The value is plain text.
    case text
}
