import Classification
import Inquiries
import JSON

/// An assignment's value: the fields around the inquiry, then the inquiry in the fullest form that fits.
extension RecordComposer {
    /// `,"truncated":false}`, the end of every assignment.
    private static let endBytes = 19

    /// Writes the value in at most `budget` bytes and returns where it stands.
    mutating func writeValue(
        _ routed: borrowing RoutedInquiry, _ headers: borrowing InboundHeaders, isWhole: Bool, budget: Int,
        to bytes: inout ByteBuffer
    ) -> Range<Int> {
        let start = bytes.count
        bytes.append(#"{"schema_version":1,"assignment_id":"#)
        bytes.append(copyOf: facts[.id].json)
        bytes.append(#","inquiry_id":"#)
        bytes.append(copyOf: facts[.inquiryID].json)
        bytes.append(#","topic":"#)
        bytes.append(copyOf: facts[.subject].json)
        bytes.append(#","department":"#)
        bytes.append(copyOf: facts[.department].json)
        bytes.append(#","role":"#)
        bytes.append(copyOf: facts[.role].json)
        // A quarter is what the rules may take: where all of it fits, they do.
        if isWhole, let common, bytes.count - start + common.count <= budget / 4 {
            bytes.append(copyOf: common)
        } else {
            writeCommon(routed, headers, isWhole: isWhole, budget: budget, from: start, to: &bytes)
        }
        return start..<bytes.count
    }

    /// Writes what comes behind the role: the same in all assignments of the inquiry that hold it and are not cut.
    private mutating func writeCommon(
        _ routed: borrowing RoutedInquiry, _ headers: borrowing InboundHeaders, isWhole: Bool, budget: Int,
        from start: Int, to bytes: inout ByteBuffer
    ) {
        let first = bytes.count
        writeDecided(routed, to: &bytes)
        bytes.append(#","received_at":"#)
        bytes.append(copyOf: facts.receivedAt.json)
        bytes.append(#","decided_at":"#)
        bytes.append(copyOf: facts[.time].json)
        let rulesLeftOut = writeWhy(routed, headers, isWhole: isWhole, budget: budget / 4, to: &bytes)
        bytes.append(#","rule_book":"#)
        bytes.append(copyOf: facts[.ruleBook].json)
        writeSource(routed.record, to: &bytes)
        bytes.append(routed.inquiry.isConfidential ? #","confidential":true"# : #","confidential":false"#)
        var isTruncated = false
        if isWhole {
            isTruncated = writeInquiry(routed, endingBy: start + budget - Self.endBytes, to: &bytes)
        } else if !facts[.school].text.isEmpty {
            bytes.append(#","school":"#)
            bytes.append(copyOf: facts[.school].json)
        }
        bytes.append(isTruncated ? #","truncated":true}"# : #","truncated":false}"#)
        if isWhole, !isTruncated, rulesLeftOut == 0 { common = first..<bytes.count }
    }

    /// Writes who owns, who gets a copy, how urgent it is and when an answer is due.
    mutating func writeDecided(_ routed: borrowing RoutedInquiry, to bytes: inout ByteBuffer) {
        if let decided { return bytes.append(copyOf: decided) }
        let start = bytes.count
        let names = routed.routing.departmentNames
        bytes.append(#","owner":""#)
        names.append(routed.decision.owner, to: &bytes)
        bytes.append(#"","copies":["#)
        var separator: StaticString = #"""#
        for department in DepartmentSequence(routed.decision.copies) {
            bytes.append(separator)
            names.append(department, to: &bytes)
            bytes.append(UInt8(ascii: "\""))
            separator = #",""#
        }
        bytes.append(#"],"priority":"#)
        bytes.append(copyOf: facts[.priority].json)
        bytes.append(#","answer_by":"#)
        bytes.append(copyOf: facts[.answerBy].json)
        decided = start..<bytes.count
    }

    /// Writes where the record stands.
    func writeSource(_ record: borrowing InboundRecord, to bytes: inout ByteBuffer) {
        bytes.append(#","source":{"kafka_topic":"#)
        bytes.append(quoted: record.kafkaTopic.span)
        bytes.append(#","partition":"#)
        bytes.append(decimal: Int64(record.source.partition))
        bytes.append(#","offset":"#)
        bytes.append(decimal: record.source.offset)
        bytes.append(UInt8(ascii: "}"))
    }
}
