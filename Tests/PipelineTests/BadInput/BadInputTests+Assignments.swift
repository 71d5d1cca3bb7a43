import Foundation
import KafkaTestKit
import Testing

@testable import BadInputCases

extension BadInputTests {
    /// Expects one whole, valid assignment and its decision record.
    func expect(
        _ outcome: BadInputRun.Outcome, of bad: BadInput, isAssigned check: BadInput.AssignmentCheck
    ) throws {
        #expect(outcome.letters.map { $0.header("switchboard_reason") } == [])
        #expect(outcome.decisions.count == 1)
        #expect(outcome.assignments.map(\.department) == [check.department])
        let record = try #require(outcome.assignments.first?.record)
        let value = try record.publishedObject()
        #expect((value["why"] as? [String: Any])?["notes"] as? [String] == check.notes)
        #expect(value["truncated"] as? Bool == check.isTruncated)
        #expect(try outcome.decisions.first?.publishedObject()["owner"] as? String == check.department)
        try expectInquiry(value, of: bad, check)
        expectInquiryIsTheValue(record, bad, check)
        expectKey(record, bad, check)
        try expectHeaders(record, value, bad, check)
    }

    private func expectInquiry(_ value: [String: Any], of bad: BadInput, _ check: BadInput.AssignmentCheck) throws {
        let inquiry = try #require(value["inquiry"] as? [String: Any])
        // Strings compare by canonical equivalence; here each code point counts.
        let text = (inquiry["text"] as? String).map { Array($0.unicodeScalars) }
        if let expected = check.text {
            let isSame = text == Array(expected.unicodeScalars)
            #expect(isSame, "\((inquiry["text"] as? String ?? "nil").prefix(200))")
        }
        for (name, expected) in check.fields {
            #expect(inquiry[name] as? String == expected, "\(name)")
        }
        if check.isTruncated { #expect(value["original"] == nil) }
    }

    private func expectInquiryIsTheValue(
        _ record: TestRecord, _ bad: BadInput, _ check: BadInput.AssignmentCheck
    ) {
        guard check.isValueItself, let value = bad.record.value, let published = record.value else { return }
        let isSpace = { (byte: UInt8) -> Bool in [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
        let start = value.firstIndex { !isSpace($0) } ?? 0
        let end = value.lastIndex { !isSpace($0) } ?? 0
        var member = Array("\"inquiry\":".utf8)
        member.append(contentsOf: value[start...end])
        member.append(UInt8(ascii: ","))
        let holdsValue = Data(published).range(of: Data(member)) != nil
        #expect(holdsValue, "the inquiry is not the value as it came")
    }

    private func expectKey(_ record: TestRecord, _ bad: BadInput, _ check: BadInput.AssignmentCheck) {
        switch check.key {
        case .inbound: #expect(record.key == bad.record.key)
        case .text(let key): #expect(record.key == Array(key.utf8))
        case .hash:
            let digits = Set("0123456789abcdef".utf8)
            let key = record.key ?? []
            #expect(key.count == 64)
            #expect(Set(key).isSubset(of: digits))
        }
    }

    private func expectHeaders(
        _ record: TestRecord, _ value: [String: Any], _ bad: BadInput, _ check: BadInput.AssignmentCheck
    ) throws {
        let ours = record.headers.filter { header -> Bool in
            let name = String(decoding: header.name, as: UTF8.self)
            return name.hasPrefix("ce_") || name == "content-type"
        }
        #expect(Set(ours.map(\.name)).count == ours.count, "a header of ours stands twice")
        #expect(record.headers.prefix(ours.count) == ours[...])
        #expect(record.header("ce_inquiryid") == value["inquiry_id"] as? String)
        #expect(record.header("ce_id") == value["assignment_id"] as? String)
        #expect(record.header("content-type") == "application/json")
        for (name, expected) in check.headers { #expect(record.header(name) == expected, "\(name)") }
        let foreign = Self.carried(bad.record.headers).filter { header -> Bool in
            let name = String(decoding: header.name, as: UTF8.self).lowercased()
            if name.hasPrefix("ce_") || name.hasPrefix("switchboard_") { return false }
            return name != "content-type"
        }
        #expect(Array(record.headers.dropFirst(ours.count)) == foreign)
    }
}
