/// When a batch ends: whichever comes first. The transaction, not the message, is the unit of cost.
public struct BatchLimits: Sendable {
    /// After so many inquiries.
    public var messagesMax = 20_000
    /// So long after its first inquiry, in milliseconds.
    public var durationMilliseconds = 100
    /// After so long without input, in milliseconds: a lone inquiry need not wait for company.
    public var idleMilliseconds = 5

    /// The defaults: 20,000 messages, 100 ms, 5 ms.
    public init() {}
}
