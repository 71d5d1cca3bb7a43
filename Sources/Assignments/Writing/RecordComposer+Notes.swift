import Inquiries
import JSON

/// `why.notes`: what a reader should know of how the inquiry was read. Names and counts, never a value.
extension RecordComposer {
    /// Writes the notes.
    mutating func writeNotes(
        _ routed: borrowing RoutedInquiry, _ headers: borrowing InboundHeaders, isWhole: Bool,
        to bytes: inout ByteBuffer
    ) {
        guard isWhole else {
            writeNote(to: &bytes) { $0.append("confidential: the inquiry itself is with its owner") }
            return
        }
        if let salvage = routed.salvage {
            writeNote(to: &bytes) {
                $0.append("dead letter: ")
                $0.append(salvage.reason.name)
            }
        }
        writeIgnoredFields(routed.inquiry.ignoredFields, to: &bytes)
        if facts.isKeyHashed {
            writeNote(to: &bytes) { $0.append("key: longer than 1024 bytes, its SHA-256 is used") }
        }
        writeNote(to: &bytes, counting: headers.leftOut, "inbound headers left out: ")
    }

    /// Writes a note that counts something, where there is something to count.
    mutating func writeNote(to bytes: inout ByteBuffer, counting count: Int, _ text: StaticString) {
        guard count > 0 else { return }
        writeNote(to: &bytes) {
            $0.append(text)
            $0.append(decimal: Int64(count))
        }
    }

    private mutating func writeIgnoredFields(_ fields: InquiryFieldSet, to bytes: inout ByteBuffer) {
        guard !fields.isEmpty else { return }
        for field in InquiryField.allCases where fields.contains(InquiryFieldSet(field)) {
            writeNote(to: &bytes) {
                $0.append(field.name)
                $0.append(
                    field == .receivedAt
                        ? ": not a valid time or too far ahead, the record's time is used"
                        : ": wrong type or value, ignored")
            }
        }
    }

    private mutating func writeNote(to bytes: inout ByteBuffer, _ compose: (inout ByteBuffer) -> Void) {
        note.removeAll()
        compose(&note)
        if bytes.last != UInt8(ascii: "[") { bytes.append(UInt8(ascii: ",")) }
        bytes.append(quoted: note.span)
    }
}
