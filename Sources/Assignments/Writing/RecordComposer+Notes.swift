import Inquiries
import JSON

/// `why.notes`: what a reader should know of how the inquiry was read. Names and counts, never a value.
extension RecordComposer {
    /// Writes the notes.
    mutating func writeNotes(
        _ routed: RoutedInquiry, _ headers: InboundHeaders, isWhole: Bool, to writer: inout JSONWriter
    ) {
        guard isWhole else {
            writeNote(to: &writer) { $0.append("confidential: the inquiry itself is with its owner") }
            return
        }
        if let salvage = routed.salvage {
            writeNote(to: &writer) {
                $0.append("dead letter: ")
                $0.append(salvage.reason.name)
            }
        }
        writeIgnoredFields(routed.inquiry.ignoredFields, to: &writer)
        if facts.isKeyHashed {
            writeNote(to: &writer) { $0.append("key: longer than 1024 bytes, its SHA-256 is used") }
        }
        writeNote(to: &writer, counting: headers.leftOut, "inbound headers left out: ")
    }

    /// Writes a note that counts something, where there is something to count.
    mutating func writeNote(to writer: inout JSONWriter, counting count: Int, _ text: StaticString) {
        guard count > 0 else { return }
        writeNote(to: &writer) {
            $0.append(text)
            $0.append(decimal: Int64(count))
        }
    }

    private mutating func writeIgnoredFields(_ fields: InquiryFieldSet, to writer: inout JSONWriter) {
        guard !fields.isEmpty else { return }
        for field in InquiryField.allCases where fields.contains(InquiryFieldSet(field)) {
            writeNote(to: &writer) {
                $0.append(field.name)
                $0.append(
                    field == .receivedAt
                        ? ": not a valid time or too far ahead, the record's time is used"
                        : ": wrong type or value, ignored")
            }
        }
    }

    private mutating func writeNote(to writer: inout JSONWriter, _ compose: (inout ByteBuffer) -> Void) {
        note.removeAll()
        compose(&note)
        writer.string(note.span)
    }
}
