import JSON

/// How a record's headers say that it is a CloudEvent (Kafka Protocol Binding for CloudEvents 1.0.2).
enum CloudEventBinding {
    /// They don't.
    case none
    /// The value is a whole event in JSON: the content type is `application/cloudevents+json`.
    case structured
    /// The attributes are headers and the value is the data, of a type that is `.other` where no header says it.
    case binary(CloudEventAttributes, MediaType)

    /// Reads the headers; copies attributes into `bytes`.
    init(_ headers: InboundHeaders, _ bytes: inout [UInt8]) throws(Unreadable) {
        var attributes = CloudEventAttributes()
        var isBinary = false
        var mediaType = MediaType.other
        for header in headers.headers {
            let name = headers.bytes.span.extracting(header.name)
            if ASCII.equal(name, "content-type"), let value = header.value {
                mediaType = MediaType(headers.bytes.span.extracting(value))
            } else if ASCII.isExactly(name, "ce_specversion") {
                isBinary = true
            }
        }
        switch mediaType {
        case .event: self = .structured
        case .unreadableEvent: throw Unreadable(.unknownFormat)
        default:
            guard isBinary else {
                self = .none
                return
            }
            for header in headers.headers where ASCII.hasPrefix(headers.bytes.span.extracting(header.name), "ce_") {
                try Self.take(header, of: headers, &attributes, &bytes)
            }
            try attributes.checkComplete()
            self = .binary(attributes, mediaType)
        }
    }

    private static func take(
        _ header: InboundHeaders.Header, of headers: InboundHeaders, _ attributes: inout CloudEventAttributes,
        _ bytes: inout [UInt8]
    ) throws(Unreadable) {
        let value = headers.bytes.span.extracting(header.value ?? 0..<0)
        guard UTF8Text.firstInvalidByte(in: value) == nil else { throw Unreadable(.attributeType) }
        let start = bytes.count
        value.withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        let name = headers.bytes.span.extracting(header.name).extracting(droppingFirst: 3)
        try attributes.take(name, start..<bytes.count, of: bytes)
    }
}
