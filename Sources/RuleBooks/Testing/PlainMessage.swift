public import Classification

/// A message as plain values: what tests in rule files and the tools for rules give to the classifier.
public struct PlainMessage: Sendable {
    /// What the person wrote.
    public var text: String
    /// The subject; empty for none.
    public var subject = ""
    /// The fields that conditions can ask for.
    public var fields: [MessageField: String] = [:]
    /// Whether the sender asked for confidence.
    public var isConfidential = false
    /// The decision's clock, in milliseconds since 1970 UTC.
    public var instant = PlainMessage.standardInstant

    /// The clock of a message that says nothing about time: 2026-09-15T15:00:00Z, a Tuesday in term and in school hours
    /// throughout the United States. Fixed, so that a test means the same every day.
    public static let standardInstant: Int64 = 1_789_484_400_000

    /// A message with nothing but text.
    public init(text: String) { self.text = text }

    /// The same as the classifier reads it: ranges into `bytes`, whose contents it replaces.
    public func message(in bytes: inout [UInt8]) -> Message {
        bytes.removeAll(keepingCapacity: true)
        func append(_ text: String?) -> Range<Int> {
            let start = bytes.count
            bytes.append(contentsOf: (text ?? "").utf8)
            return start..<bytes.count
        }
        var message = Message()
        message.text = append(text)
        message.subject = append(subject)
        message.channel = append(fields[.channel])
        message.language = append(fields[.language])
        message.school = append(fields[.school])
        message.senderType = append(fields[.senderType])
        message.claimedTopic = append(fields[.claimedTopic])
        message.isConfidential = isConfidential
        message.instant = instant
        return message
    }
}
