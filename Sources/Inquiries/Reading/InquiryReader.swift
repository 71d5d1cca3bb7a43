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
    /// The input's map, taken apart; nil for our own shape.
    let map: InquiryMap?
    /// The input's channel; nil for the last part of the Kafka topic's name.
    let channel: [UInt8]?

    /// A reader for an input.
    public init(input: InputDefinition) {
        self.input = input
        map = input.map.map(InquiryMap.init)
        channel = input.channel.map { Array($0.utf8) }
    }

    /// Reads a record into the scratch. The reading's ranges hold until the scratch is used again; those of
    /// `.recordValue` until the record is freed.
    ///
    /// Of several reasons for a dead letter the first of this order is given: empty, too large, not UTF-8, too deep or not
    /// JSON (whichever stands first in the text), a broken CloudEvent, no text.
    public func read(
        _ record: InboundRecord, headers: InboundHeaders, scratch: InquiryScratch
    ) -> InquiryReading {
        var assembly = InquiryAssembly(self, emptying: &scratch.buffers)
        defer { assembly.returnBuffers(to: &scratch.buffers) }
        do throws(Unreadable) {
            try assembly.read(record, headers)
            return .inquiry(assembly.inquiry)
        } catch {
            assembly.unreadable = error
            return .deadLetter(error.reason)
        }
    }
}
