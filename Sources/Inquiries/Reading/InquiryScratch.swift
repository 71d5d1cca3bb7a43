import JSON

/// The buffers of one worker that reading an inquiry fills: decoded fields and, where an input maps, the built JSON.
/// Nothing is allocated once they have grown; what an outlier made grow is given back with the next record.
public final class InquiryScratch {
    /// How much of a buffer is kept from one record to the next.
    static let bytesKeptMax = 256 << 10

    /// Decoded fields and built JSON. The ranges of an `Inquiry` point here.
    public var bytes: [UInt8] {
        _read { yield buffers.bytes }
        _modify { yield &buffers.bytes }
    }
    /// The connector's id in the last record, also where that had no text: a range of `bytes`, empty where none was found.
    public var id: Range<Int> { buffers.id }

    /// Everything, as one value: the message path takes access to it once.
    var buffers = Buffers()

    /// What reading fills.
    struct Buffers: ~Copyable {
        var bytes: [UInt8] = []
        /// The nodes of the last record's JSON, or of the JSON inside its event.
        var document = JSONDocument()
        /// The decoded data of an event that came as base64, where `document` describes it rather than the record's value.
        var eventData: [UInt8] = []
        /// Builds the inquiry's JSON.
        var writer = JSONWriter()
        var id = 0..<0
        /// Why the last record became a dead letter.
        var unreadable: Unreadable?
        /// The node that holds the last record's fields, where it was found.
        var fields: Int?

        /// Forgets the last record.
        mutating func reset() {
            Self.empty(&bytes)
            Self.empty(&eventData)
            writer.buffer.removeAll(keepingAtMost: InquiryScratch.bytesKeptMax)
            document.reset()
            unreadable = nil
            id = 0..<0
            fields = nil
        }

        private static func empty(_ buffer: inout [UInt8]) {
            buffer.removeAll(keepingCapacity: buffer.capacity <= InquiryScratch.bytesKeptMax)
        }
    }

    /// Empty buffers.
    public init() {}
}
