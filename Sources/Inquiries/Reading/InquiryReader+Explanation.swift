import JSON

/// The sentence in a dead letter's header `switchboard_reason_text`.
extension InquiryReader {
    /// The most keys that a sentence names.
    public static let keysNamedMax = 20
    /// The most characters of a key that a sentence shows.
    public static let keyCharactersMax = 40

    /// Appends why the record that was read last into this scratch has no text, and what to do about it: never a value, only
    /// names of keys, at most 20 of them with 40 characters each and without control characters.
    public func appendExplanation(
        of reason: DeadLetterReason, record: InboundRecord, scratch: InquiryScratch, to bytes: inout [UInt8]
    ) {
        switch reason {
        case .empty: append("The value is empty.", to: &bytes)
        case .tooLarge:
            append("The value has ", record.value?.count ?? 0, " bytes, more than the ", to: &bytes)
            append("", input.valueBytesMax, " allowed.", to: &bytes)
        case .notUTF8:
            append("The value is not UTF-8", to: &bytes)
            appendPlace(scratch, to: &bytes)
        case .notJSON:
            append("The value is not a JSON object in which each of our keys stands once", to: &bytes)
            appendPlace(scratch, to: &bytes)
        case .tooDeep:
            append("The value nests deeper than ", JSONDocument.depthMax, " levels", to: &bytes)
            appendPlace(scratch, to: &bytes)
        case .badCloudEvent:
            append(scratch.buffers.unreadable?.problem?.sentence ?? "The CloudEvent is broken.", to: &bytes)
        case .noText: appendNoText(record, scratch, to: &bytes)
        }
    }

    /// Appends at which byte it is, where that is known, and the full stop.
    private func appendPlace(_ scratch: InquiryScratch, to bytes: inout [UInt8]) {
        if let offset = scratch.buffers.unreadable?.offset { append(" (byte ", offset, ")", to: &bytes) }
        append(".", to: &bytes)
    }

    private func append(_ sentence: StaticString, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: UnsafeBufferPointer(start: sentence.utf8Start, count: sentence.utf8CodeUnitCount))
    }

    /// Appends a number, at least 0, between two pieces of a sentence.
    private func append(_ before: StaticString, _ number: Int, _ after: StaticString, to bytes: inout [UInt8]) {
        append(before, to: &bytes)
        var unit = 1
        while number / unit >= 10 { unit *= 10 }
        while unit > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(number / unit % 10))
            unit /= 10
        }
        append(after, to: &bytes)
    }

    private func appendNoText(_ record: InboundRecord, _ scratch: InquiryScratch, to bytes: inout [UInt8]) {
        guard let object = scratch.buffers.fields else {
            return append(
                "The value holds nothing but white space, or is an event without text as its data.", to: &bytes)
        }
        var isBlank = false
        if scratch.buffers.eventData.isEmpty {
            if let value = record.value {
                isBlank = appendFields(object, scratch.buffers.document, value.span, to: &bytes)
            }
        } else {
            isBlank = appendFields(object, scratch.buffers.document, scratch.buffers.eventData.span, to: &bytes)
        }
        if map == nil, !isBlank {
            append(" Give this input a map, such as text: /message/body, to read another shape.", to: &bytes)
        }
        if object != scratch.buffers.document.root || !scratch.buffers.eventData.isEmpty {
            append(" A map's pointers begin inside the event's data.", to: &bytes)
        }
    }

    /// Says what the object has in place of a text, and its keys. True where the text is where it should be, but blank: no
    /// map would help then.
    private func appendFields(
        _ object: Int, _ document: JSONDocument, _ value: Span<UInt8>, to bytes: inout [UInt8]
    ) -> Bool {
        let text = Array("text".utf8)
        let kind = document.member(text.span, of: object, in: value).map { document[$0].kind }
        let isBlank = map == nil && kind == .string
        switch kind {
        case _ where map != nil:
            append("No JSON Pointer for text in this input's map leads to a string that is not blank.", to: &bytes)
        case nil: append("The field text is missing.", to: &bytes)
        case .string: append("The field text is blank.", to: &bytes)
        case _: append("The field text is not a string.", to: &bytes)
        }
        appendKeys(of: object, document, value, to: &bytes)
        return isBlank
    }

    private func appendKeys(
        of object: Int, _ document: JSONDocument, _ text: Span<UInt8>, to bytes: inout [UInt8]
    ) {
        var count = 0
        var isKey = true
        for index in document.children(of: object) {
            defer { isKey.toggle() }
            guard isKey else { continue }
            count += 1
            guard count <= Self.keysNamedMax else { continue }
            append(count == 1 ? " Keys present: " : ", ", to: &bytes)
            appendKey(index, document, text, to: &bytes)
        }
        if count > Self.keysNamedMax { append(" and ", count - Self.keysNamedMax, " more", to: &bytes) }
        append(count == 0 ? " The object is empty." : ".", to: &bytes)
    }

    /// Appends a key, cut, a question mark in place of each control character.
    private func appendKey(_ index: Int, _ document: JSONDocument, _ text: Span<UInt8>, to bytes: inout [UInt8]) {
        var end = bytes.count
        var position = end
        document.appendString(index, in: text, to: &bytes)
        var characters = 0
        while position < bytes.count && characters < Self.keyCharactersMax {
            let length = max(1, UTF8Text.sequenceLength(bytes.span, position))
            let first = bytes[position]
            if first < 0x20 || first == 0x7F || length == 2 && first == 0xC2 && bytes[position + 1] < 0xA0 {
                bytes[end] = UInt8(ascii: "?")
                end += 1
            } else {
                for offset in 0..<length { bytes[end + offset] = bytes[position + offset] }
                end += length
            }
            position += length
            characters += 1
        }
        let isCut = position < bytes.count
        bytes.removeLast(bytes.count - end)
        if isCut { append("…", to: &bytes) }
    }
}
