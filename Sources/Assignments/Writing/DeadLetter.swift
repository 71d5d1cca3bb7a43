public import Inquiries

/// A record whose text can't be read, and what is known of it. Borrowed for one call; nothing in it is kept.
public struct DeadLetter {
    /// The record.
    public var record: InboundRecord
    /// Why it can't be read.
    public var reason: DeadLetterReason
    /// What is wrong and what to do about it, well-formed UTF-8 as `InquiryReader.appendExplanation` writes it: never a
    /// value from the record.
    public var explanation: UnsafeBufferPointer<UInt8>
    /// The value's beginning, decoded by `LenientText` and classified for safety: an inquiry with
    /// `text`, `channel` and `receivedAt` alone. Nil where there is nothing to read.
    public var recovered: RoutedInquiry?

    /// A dead letter by its parts.
    public init(
        record: InboundRecord, reason: DeadLetterReason, explanation: UnsafeBufferPointer<UInt8>,
        recovered: RoutedInquiry? = nil
    ) {
        self.record = record
        self.reason = reason
        self.explanation = explanation
        self.recovered = recovered
    }
}
