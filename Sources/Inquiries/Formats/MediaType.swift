/// The kinds of content that matter to an inquiry, by media type (RFC 2045), parameters left aside.
enum MediaType {
    /// `application/json`, `text/json` or a type that ends in `+json`.
    case json
    /// `text/html`.
    case html
    /// Any other `text/…`.
    case text
    /// `application/cloudevents+json`: a whole event in JSON.
    case event
    /// Any other `application/cloudevents…`: a batch, or an event in a format that is not read.
    case unreadableEvent
    /// Anything else.
    case other

    /// The kind of a media type, whatever its case.
    init(_ text: Span<UInt8>) {
        var end = 0
        while end < text.count, text[end] != UInt8(ascii: ";"), text[end] != UInt8(ascii: " ") { end += 1 }
        let type = text.extracting(0..<end)
        self =
            if ASCII.equal(type, "application/cloudevents+json") {
                .event
            } else if ASCII.hasPrefix(type, "application/cloudevents") {
                .unreadableEvent
            } else if ASCII.equal(type, "application/json") || ASCII.equal(type, "text/json")
                || ASCII.hasSuffix(type, "+json")
            {
                .json
            } else if ASCII.equal(type, "text/html") {
                .html
            } else if ASCII.hasPrefix(type, "text/") {
                .text
            } else {
                .other
            }
    }
}
