public import Classification

/// What rules read of an inquiry that was decided, and nothing else: no key, no sender, no headers. It holds what people wrote, so it
/// stays in memory and is never logged.
public struct SampledInquiry: Sendable {
    /// The fields, one after the other, in UTF-8.
    public let bytes: [UInt8]
    /// Where each field stands in `bytes`.
    public let message: Message
}
