/// The parts of a message that a condition reads: the subject, and what an e-mail's text consists of.
public struct MessageParts: OptionSet, Sendable, Hashable, BitwiseCopyable {
    /// One bit a part.
    public let rawValue: UInt8

    /// The parts of these bits.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// The subject.
    public static let subject = MessageParts(rawValue: 1)
    /// What the sender wrote themselves.
    public static let text = MessageParts(rawValue: 2)
    /// What the sender answers to, as mail programs put it below an answer: lines with `>`, all behind
    /// `On … wrote:`, `-----Original Message-----` or a header block.
    public static let quoted = MessageParts(rawValue: 4)
    /// What the sender passes on: all behind `Forwarded message`, or behind the marks above where the subject says so.
    public static let forwarded = MessageParts(rawValue: 8)
    /// What the sender's mail program adds below: all behind `-- `, and `Sent from my …`.
    public static let signature = MessageParts(rawValue: 16)
    /// Addresses of web pages.
    public static let links = MessageParts(rawValue: 32)
    /// The mark of a phrase that begins in one part of the text and ends in another: only who reads all reads it.
    static let crossing = MessageParts(rawValue: 64)

    /// The whole message.
    public static let all = MessageParts(rawValue: 127)
}
