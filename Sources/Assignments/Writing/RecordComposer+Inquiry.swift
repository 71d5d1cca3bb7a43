import Inquiries
import JSON

/// The inquiry in an assignment, in the fullest form that fits: as it is with the original, without the original,
/// or built anew from our fields with its text cut.
extension RecordComposer {
    /// Writes `inquiry` and `original` up to the position `end` of the buffer. Returns whether something was left out.
    func writeInquiry(_ routed: borrowing RoutedInquiry, endingBy end: Int, to bytes: inout ByteBuffer) -> Bool {
        let mark = bytes.count
        if let salvage = routed.salvage { return !writeCut(routed, endingBy: end, to: &bytes) || salvage.isPrefix }
        writeAsItIs(routed, to: &bytes)
        let withoutOriginal = bytes.count
        writeOriginal(routed, to: &bytes)
        guard bytes.count > end else { return false }
        bytes.cut(to: withoutOriginal)
        guard withoutOriginal > end else { return true }
        bytes.cut(to: mark)
        _ = writeCut(routed, endingBy: end, to: &bytes)
        return true
    }

    private func writeAsItIs(_ routed: borrowing RoutedInquiry, to bytes: inout ByteBuffer) {
        bytes.append(#","inquiry":"#)
        switch routed.inquiry.json {
        case .recordValue(let range):
            guard let value = routed.record.value?.span else { return bytes.append("null") }
            bytes.append(value.extracting(JSONText.trimmed(range, in: value)))
        case .scratch(let range):
            let built = routed.fields.bytes
            bytes.append(built.span.extracting(range))
        }
    }

    private func writeOriginal(_ routed: borrowing RoutedInquiry, to bytes: inout ByteBuffer) {
        guard let value = routed.record.value?.span, routed.inquiry.original != .same else { return }
        bytes.append(#","original":"#)
        if routed.inquiry.original == .text {
            bytes.append(quoted: value)
        } else {
            bytes.append(value.extracting(JSONText.trimmed(0..<value.count, in: value)))
        }
    }
}
