/// The buffers of one worker that reading an inquiry fills: decoded fields and, where an input maps, the built JSON.
public final class InquiryScratch {
    /// Decoded fields and built JSON. The ranges of an `Inquiry` point here.
    public var bytes: [UInt8] = []

    /// Empty buffers.
    public init() {}
}
