import JSON

/// From a record's value to the text or the object that is the inquiry.
extension InquiryAssembly {
    /// Recognises a CloudEvent, by headers or by its JSON, and finds what it carries.
    mutating func openEnvelope(_ value: Span<UInt8>, _ headers: InboundHeaders) throws(Unreadable) -> Payload {
        var isEvent = false
        var isText = reader.input.format == .text
        var isHTML = reader.input.textFormat == .html
        if !headers.headers.isEmpty {
            switch try CloudEventBinding(headers, &bytes) {
            case .none: break
            case .structured:
                isEvent = true
                isText = false
            case .binary(let attributes, let mediaType):
                event = attributes
                if mediaType == .json { isText = false }
                if mediaType == .text || mediaType == .html {
                    isText = true
                    isHTML = mediaType == .html
                }
            }
        }
        guard !isText else { return .text(try appendText(value, isHTML: isHTML)) }
        try parse(value)
        if isEvent || event == nil && looksLikeEvent(value) { return try openEvent(value) }
        return .object(document.root)
    }

    /// Parses a text whose value has to be an object.
    mutating func parse(_ text: Span<UInt8>) throws(Unreadable) {
        do throws(JSONError) {
            try document.read(text)
        } catch {
            throw Unreadable(error)
        }
        let root = document[document.root]
        guard root.kind == .object else { throw Unreadable(.notJSON, offset: root.range.lowerBound) }
    }

    /// Appends plain text, checked to be UTF-8, without a byte order mark and, where it is HTML, without its markup.
    mutating func appendText(_ text: Span<UInt8>, isHTML: Bool) throws(Unreadable) -> Range<Int> {
        if let offset = UTF8Text.firstInvalidByte(in: text) { throw Unreadable(.notUTF8, offset: offset) }
        let hasMark = text.count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF
        let start = bytes.count
        text.extracting(droppingFirst: hasMark ? 3 : 0).withUnsafeBufferPointer { bytes.append(contentsOf: $0) }
        if isHTML { HTMLText.strip(&bytes, from: start) }
        return start..<bytes.count
    }

    /// Whether a JSON object is a CloudEvent that no header announces: it has all four required attributes.
    private func looksLikeEvent(_ text: Span<UInt8>) -> Bool {
        func has(_ name: StaticString) -> Bool {
            let name = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
            return document.member(name.span, of: document.root, in: text) != nil
        }
        return has("specversion") && has("source") && has("type") && has("id")
    }

    /// Checks a structured event and finds its data.
    private mutating func openEvent(_ value: Span<UInt8>) throws(Unreadable) -> Payload {
        var attributes = CloudEventAttributes()
        var data: Int?
        var base64: Int?
        var key = document.root + 1
        while key < document[document.root].next {
            let start = bytes.count
            document.appendString(key, in: value, to: &bytes)
            let name = start..<bytes.count
            if ASCII.isExactly(bytes.span.extracting(name), "data") {
                guard data == nil else { throw Unreadable(.attributeTwice) }
                data = key + 1
            } else if ASCII.isExactly(bytes.span.extracting(name), "data_base64") {
                guard base64 == nil else { throw Unreadable(.attributeTwice) }
                base64 = key + 1
            } else {
                try takeAttribute(name, key + 1, value, &attributes)
            }
            key = document[key + 1].next
        }
        try attributes.checkComplete()
        event = attributes
        inquiry.original = .json
        if let node = base64, document[node].kind != .null {
            guard data == nil || document[data ?? 0].kind == .null else { throw Unreadable(.twoData) }
            return try openBase64(node, value, attributes.mediaType)
        }
        guard let data else { throw Unreadable(.noText) }
        return try openData(data, value, attributes.mediaType)
    }

    /// Checks the type of an attribute's value (JSON Event Format 1.0.2, section 2.2); null counts as absent.
    private mutating func takeAttribute(
        _ name: Range<Int>, _ node: Int, _ text: Span<UInt8>, _ attributes: inout CloudEventAttributes
    ) throws(Unreadable) {
        let start = bytes.count
        switch document[node].kind {
        case .null: return
        case .string: document.appendString(node, in: text, to: &bytes)
        case .true, .false, .number:
            let isWhole = document[node].kind != .number || document.integer(node, in: text) != nil
            guard isWhole, !CloudEventAttributes.isString(bytes.span.extracting(name)) else {
                throw Unreadable(.attributeType)
            }
        case .object, .array: throw Unreadable(.attributeType)
        }
        try attributes.take(bytes.span.extracting(name), start..<bytes.count, of: bytes)
    }

    private mutating func openData(
        _ node: Int, _ text: Span<UInt8>, _ mediaType: MediaType
    ) throws(Unreadable) -> Payload {
        switch document[node].kind {
        case .object: return .object(node)
        case .string:
            // A string can only be the text itself, whatever the event says its type is.
            let start = bytes.count
            document.appendString(node, in: text, to: &bytes)
            if mediaType == .html { HTMLText.strip(&bytes, from: start) }
            return .text(start..<bytes.count)
        default: throw Unreadable(.noText)
        }
    }

    private mutating func openBase64(
        _ node: Int, _ text: Span<UInt8>, _ mediaType: MediaType
    ) throws(Unreadable) -> Payload {
        guard document[node].kind == .string else { throw Unreadable(.attributeType) }
        let start = bytes.count
        document.appendString(node, in: text, to: &bytes)
        // Taken out for the time it is read from, while the other buffers are filled.
        var data: [UInt8] = []
        swap(&data, &eventData)
        defer { swap(&data, &eventData) }
        guard Base64.append(bytes.span.extracting(start...), to: &data) else { throw Unreadable(.base64) }
        bytes.removeSubrange(start...)
        switch mediaType {
        case .json:
            try parse(data.span)
            return .eventData(document.root)
        case .text, .html: return .text(try appendText(data.span, isHTML: mediaType == .html))
        case .event, .unreadableEvent, .other: throw Unreadable(.noText)
        }
    }
}
