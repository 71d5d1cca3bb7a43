public import Inquiries

/// A record whose text can't be read, and what is known of it. Borrowed for one call; nothing in it is kept.
public struct DeadLetter {
    /// How much of a dead letter's value is read for safety (64 KiB).
    public static let prefixBytesMax = 64 << 10

    /// The record.
    public var record: InboundRecord
    /// Why it can't be read.
    public var reason: DeadLetterReason
    /// What a person needs beside the reason, well-formed UTF-8: for `noText` the names of the keys that are present.
    /// Never a value from the record.
    public var detail: UnsafeBufferPointer<UInt8>?
    /// The first `prefixBytesMax` bytes of the value, leniently decoded and classified for safety: an inquiry with
    /// `text`, `channel` and `receivedAt` alone. Nil where there is nothing to read.
    public var recovered: RoutedInquiry?

    /// A dead letter by its parts.
    public init(
        record: InboundRecord, reason: DeadLetterReason, detail: UnsafeBufferPointer<UInt8>? = nil,
        recovered: RoutedInquiry? = nil
    ) {
        self.record = record
        self.reason = reason
        self.detail = detail
        self.recovered = recovered
    }
}

extension DeadLetterReason {
    /// The value of `switchboard_reason_text`: what is wrong, and what to do about it.
    var text: StaticString {
        switch self {
        case .empty: "The record has no value: a tombstone, or nothing but white space."
        case .notUTF8: "The value is not UTF-8: set the connector's encoding to UTF-8."
        case .notJSON: "The value is not JSON, or a field of ours stands in it twice."
        case .noText: "There is no text in it: check the input's map against the connector's shape."
        case .tooLarge: "The value is larger than limits.input_bytes: it stays where the source headers say."
        case .tooDeep: "The JSON is nested deeper than is read."
        case .badCloudEvent: "It says it is a CloudEvent, but a required attribute is missing or wrong."
        }
    }
}
