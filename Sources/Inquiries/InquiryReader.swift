/// What a record turned out to be.
public enum InquiryReading {
    /// An inquiry whose ranges point into the scratch.
    case inquiry(Inquiry)
    /// Text that can't be read.
    case deadLetter(DeadLetterReason)
}

/// Reads the records of one input: immutable, made once from the input's definition.
public final class InquiryReader: Sendable {
    /// The input.
    public let input: InputDefinition

    /// A reader for an input.
    public init(input: InputDefinition) { self.input = input }
}
