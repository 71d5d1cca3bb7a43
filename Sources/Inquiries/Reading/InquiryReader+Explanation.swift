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
            append(
                "The value has \(record.value?.count ?? 0) bytes, more than the \(input.valueBytesMax) allowed.",
                to: &bytes)
        case .notUTF8: append("The value is not UTF-8\(place(scratch)).", to: &bytes)
        case .notJSON:
            append("The value is not a JSON object in which each of our keys stands once\(place(scratch)).", to: &bytes)
        case .tooDeep:
            append("The value nests deeper than \(JSONDocument.depthMax) levels\(place(scratch)).", to: &bytes)
        case .badCloudEvent:
            append("\(scratch.unreadable?.problem?.sentence ?? "The CloudEvent is broken.")", to: &bytes)
        case .noText: appendNoText(record, scratch, to: &bytes)
        }
    }

    private func place(_ scratch: InquiryScratch) -> String {
        scratch.unreadable?.offset.map { " (byte \($0))" } ?? ""
    }

    private func append(_ sentence: String, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: sentence.utf8)
    }

    private func appendNoText(_ record: InboundRecord, _ scratch: InquiryScratch, to bytes: inout [UInt8]) {
        guard let object = scratch.fields else {
            return append(
                "The value holds nothing but white space, or is an event without text as its data.", to: &bytes)
        }
        if map == nil {
            append("The field text is missing, blank or not a string.", to: &bytes)
        } else {
            append("No JSON Pointer for text in this input's map leads to a string that is not blank.", to: &bytes)
        }
        if scratch.eventData.isEmpty {
            if let value = record.value { appendKeys(of: object, scratch.document, value.span, to: &bytes) }
        } else {
            appendKeys(of: object, scratch.document, scratch.eventData.span, to: &bytes)
        }
        if map == nil {
            append(" Give this input a map, such as text: /message/body, to read another shape.", to: &bytes)
        }
        if object != scratch.document.root || !scratch.eventData.isEmpty {
            append(" A map's pointers begin inside the event's data.", to: &bytes)
        }
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
        if count > Self.keysNamedMax { append(" and \(count - Self.keysNamedMax) more", to: &bytes) }
        append(count == 0 ? " The object is empty." : ".", to: &bytes)
    }

    private func appendKey(_ index: Int, _ document: JSONDocument, _ text: Span<UInt8>, to bytes: inout [UInt8]) {
        var key: [UInt8] = []
        document.appendString(index, in: text, to: &key)
        var scalars = String(decoding: key, as: UTF8.self).unicodeScalars[...]
        let isCut = scalars.count > Self.keyCharactersMax
        scalars = scalars.prefix(Self.keyCharactersMax)
        for scalar in scalars {
            let isControl = scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
            append(isControl ? "?" : String(scalar), to: &bytes)
        }
        if isCut { append("…", to: &bytes) }
    }
}
