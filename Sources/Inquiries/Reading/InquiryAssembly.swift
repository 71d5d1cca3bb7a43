import JSON

/// One reading under way. It takes the scratch's buffers for its time, so that filling them costs no exclusivity checks.
struct InquiryAssembly: ~Copyable {
    let reader: InquiryReader
    var bytes: [UInt8] = []
    var eventData: [UInt8] = []
    var document = JSONDocument()
    var writer = JSONWriter()
    var inquiry = Inquiry()
    /// The attributes of the event that the record is.
    var event: CloudEventAttributes?
    /// The node that holds our fields.
    var fields: Int?

    /// Why there is none.
    var unreadable: Unreadable?

    init(_ reader: InquiryReader, emptying buffers: inout InquiryScratch.Buffers) {
        self.reader = reader
        buffers.reset()
        exchange(with: &buffers)
    }

    /// Gives the buffers back, with all that they hold.
    mutating func returnBuffers(to buffers: inout InquiryScratch.Buffers) {
        exchange(with: &buffers)
        buffers.fields = fields
        buffers.id = inquiry.id
        buffers.unreadable = unreadable
    }

    private mutating func exchange(with buffers: inout InquiryScratch.Buffers) {
        swap(&bytes, &buffers.bytes)
        swap(&eventData, &buffers.eventData)
        swap(&document, &buffers.document)
        swap(&writer, &buffers.writer)
    }

    /// Reads a record; what it turned out to be stands in `inquiry`.
    ///
    /// It returns nothing on purpose. Swift 6.3.1 with -O leaves a large result to a call of memcpy as the very last
    /// thing, and forgets to clear the register that tells the caller of an error before it: texts that began with "…"
    /// were taken for unreadable ones. scripts/check-release looks for such calls.
    mutating func read(_ record: InboundRecord, _ headers: InboundHeaders) throws(Unreadable) {
        guard let buffer = record.value, !buffer.isEmpty else { throw Unreadable(.empty) }
        guard buffer.count <= reader.input.valueBytesMax else { throw Unreadable(.tooLarge) }
        let value = buffer.span
        let payload = try openEnvelope(value, headers)
        switch payload {
        case .text(let text):
            inquiry.text = text
            if let map = reader.map { takeConstants(of: map) }
        case .object(let node):
            try takeFields(of: node, value)
        case .eventData(let node):
            var data: [UInt8] = []
            swap(&data, &eventData)
            defer { swap(&data, &eventData) }
            try takeFields(of: node, data.span)
        }
        guard !Blankness.isBlank(bytes.span.extracting(inquiry.text)) else { throw Unreadable(.noText) }
        settleID()
        settleChannel(record)
        settleTime(record)
        settleJSON(payload)
    }

    private mutating func takeFields(of node: Int, _ text: Span<UInt8>) throws(Unreadable) {
        fields = node
        if let map = reader.map { try takeMapped(map, node, text) } else { try takeOwn(node, text) }
    }
}
