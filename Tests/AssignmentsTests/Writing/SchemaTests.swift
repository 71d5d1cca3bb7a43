import Assignments
import Foundation
import Inquiries
import SeededNumbers
import Testing

@Suite(.enabled(if: SchemaCheck.isAvailable)) struct SchemaTests {
    /// Inquiries of every kind: roles, shapes, confidentiality, truncation, hostile text in every field.
    private static var samples: [SampleInquiry] {
        var random = SplitMix64(seed: 21)
        let ruleSets = [
            [], ["wait"], ["late-bus"], ["late-bus", "stranded"], ["late-bus", "stranded", "driver-job", "threat"],
            ["driver-job", "late-bus", "wait"],
        ]
        return (0..<120).map { round in
            var sample = SampleInquiry()
            sample.rules = ruleSets[round % ruleSets.count]
            sample.isConfidential = round % 4 == 1
            sample.shape = [.ours, .mappedJSON, .mappedText][round % 3]
            sample.limits = OutputLimits(bytes: OutputLimits.leastBytes)
            if sample.shape == .mappedJSON { sample.value = #" {"a": [1, 2.5e3, null]}"# }
            if sample.shape == .mappedText { sample.value = random.hostileText(characters: 300) }
            if round % 5 == 0 {
                for field in InquiryField.allCases where field != .sender && field != .receivedAt {
                    sample.fields[field] = random.hostileText(characters: round % 7 == 0 ? 20_000 : 12)
                }
            }
            if round % 6 == 0 { sample.receivedAtText = "2026-09-01T07:15:00.25-05:00" }
            sample.ignored = InquiryFieldSet(rawValue: UInt16.random(in: 0..<1 << 13, using: &random))
            sample.headers = [("ce_type", "spoofed"), ("x-\(round)", round % 2 == 0 ? "v" : nil)]
            return sample
        }
    }

    @Test func everyAssignmentAndDecisionRecordMeetsItsSchema() throws {
        let records = Self.samples.flatMap { $0.written() }
        #expect(records.contains { $0.json("truncated") as? Bool == true })
        #expect(records.contains { $0.json("original") != nil })
        #expect(records.contains { $0.json("school") != nil && $0.json("inquiry") == nil })
        #expect(try SchemaCheck.problems(records.flatMap { try $0.checked }) == "")
    }

    @Test func everyDeadLetterAndItsCopyForSafetyMeetsItsSchema() throws {
        let records = Self.samples.enumerated().flatMap { place, sample in
            sample.writtenAsDeadLetter(DeadLetterReason.allCases[place % 7], explanation: "Keys: \(place).")
        }
        #expect(records.contains { $0.json("role") as? String == "copy" })
        #expect(try SchemaCheck.problems(records.flatMap { try $0.checked }) == "")
    }

    /// A schema that accepts anything would make the tests above worthless.
    @Test(arguments: [
        ("assignment", "assignment_id"), ("assignment", "why"), ("assignment", "inquiry"), ("decision", "timings"),
        ("assignment-headers", "ce_id"), ("dead-letter-headers", "switchboard_reason"),
    ])
    func aRecordThatLacksAFieldIsRefused(schema: String, field: String) throws {
        let sample = SampleInquiry()
        let checked = try (sample.written() + sample.writtenAsDeadLetter(.notJSON)).flatMap { try $0.checked }
        let valid = try #require(checked.first { $0.schema == schema })
        var object = try #require(try JSONSerialization.jsonObject(with: valid.json) as? [String: Any])
        #expect(object.removeValue(forKey: field) != nil)
        let broken = try JSONSerialization.data(withJSONObject: object)
        #expect(try SchemaCheck.problems([(schema, broken)]).contains(field))
    }

    @Test func aWithheldInquiryAndATextInADecisionAreRefused() throws {
        var sample = SampleInquiry()
        sample.isConfidential = true
        sample.copiesForced = [SampleDistrict.hr]
        let records = sample.written()
        for (record, schema, field) in [(records[1], "assignment", "inquiry"), (records[2], "decision", "text")] {
            var object = record.json
            object[field] = ["text": "whole"]
            #expect(try SchemaCheck.problems([(schema, JSONSerialization.data(withJSONObject: object))]) != "")
        }
    }

    @Test func feedbackHasItsSchema() throws {
        let valid = #"""
            {"assignment_id":"0123456789abcdef0123456789abcdef","inquiry_id":"sms:1","department":"hr","event":"not_ours",
            "to":"safety","at":"2026-09-01T12:15:00Z"}
            """#
        #expect(try SchemaCheck.problems([("feedback", Data(valid.utf8))]) == "")
        let wrong = Data(valid.replacing("not_ours", with: "nonsense").utf8)
        #expect(try SchemaCheck.problems([("feedback", wrong)]).contains("nonsense"))
    }

    @Test(.enabled(if: SchemaCheck.asyncAPISchema != nil))
    func theAsyncAPIDocumentMeetsAsyncAPIsOwnSchema() throws {
        #expect(try SchemaCheck.problemsOfAsyncAPI(schema: SchemaCheck.asyncAPISchema ?? "") == "")
    }
}
