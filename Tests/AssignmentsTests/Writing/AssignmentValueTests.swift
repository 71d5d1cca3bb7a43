import Assignments
import Foundation
import Inquiries
import Testing

@Suite struct AssignmentValueTests {
    private let sample = SampleInquiry()

    @Test func anAssignmentHoldsExactlyTheFieldsOfTheContract() {
        let fields: Set = [
            "schema_version", "assignment_id", "inquiry_id", "topic", "department", "role", "owner", "copies",
            "priority", "answer_by", "received_at", "decided_at", "why", "rule_book", "source", "confidential",
            "inquiry", "truncated",
        ]
        #expect(Set(sample.owner.json.keys) == fields)
        var mapped = sample
        mapped.shape = .mappedJSON
        mapped.value = #"{"Body":"x"}"#
        #expect(Set(mapped.owner.json.keys) == fields.union(["original"]))
    }

    @Test func theOwnersAssignmentSaysWhatWasDecided() {
        let owner = sample.owner
        #expect(owner.json("schema_version") as? Int == 1)
        #expect(owner.json("topic") as? String == "transportation")
        #expect(owner.json("department") as? String == "transportation")
        #expect(owner.json("role") as? String == "owner")
        #expect(owner.json("owner") as? String == "transportation")
        #expect(owner.json("copies") as? [String] == [])
        #expect(owner.json("priority") as? String == "normal")
        #expect(owner.json("answer_by") as? String == "2026-09-02T12:15:00.250Z")
        #expect(owner.json("received_at") as? String == "2026-09-01T12:15:00.250Z")
        #expect(owner.json("decided_at") as? String == "2026-09-01T12:15:00.300Z")
        #expect(owner.json("rule_book") as? String == SampleDistrict.ruleBook)
        #expect(owner.json("truncated") as? Bool == false)
        #expect(owner.json("source", "kafka_topic") as? String == "inquiries.sms")
        #expect(owner.json("source", "partition") as? Int == 3)
        #expect(owner.json("source", "offset") as? Int == 1042)
        #expect(owner.destination == .department(kafkaTopic: 0))
    }

    @Test func ownerAndCopiesShareAllButDepartmentRoleAndId() throws {
        var sample = sample
        sample.rules = ["late-bus", "stranded", "threat", "driver-job"]
        let records = sample.written()
        #expect(records.count == 4)
        #expect(records.dropLast().map { $0.json("department") as? String } == ["transportation", "safety", "hr"])
        #expect(records.dropLast().map { $0.json("role") as? String } == ["owner", "copy", "copy"])
        #expect(Set(records.dropLast().map { $0.json("assignment_id") as? String }).count == 3)
        for name in ["inquiry_id", "topic", "owner", "priority", "answer_by", "received_at", "decided_at"] {
            #expect(Set(records.dropLast().map { $0.json(name) as? String }).count == 1)
        }
        for record in records.dropLast() { #expect(record.json("copies") as? [String] == ["safety", "hr"]) }
    }

    @Test func anUrgentInquiryGoesToTheUrgentKafkaTopicOfEachDepartmentThatHasOne() {
        var sample = sample
        sample.rules = ["late-bus", "stranded"]
        #expect(
            sample.written().map(\.destination) == [
                .department(kafkaTopic: 0), .department(kafkaTopic: 2), .decisions,
            ])
    }

    @Test func whatNoRuleSetClaimsIsOtherAndTheFrontOffices() {
        var sample = sample
        sample.rules = ["wait"]
        #expect(sample.owner.json("topic") as? String == "other")
        #expect(sample.owner.json("owner") as? String == "front-office")
        #expect(sample.owner.json("why", "score") is NSNull)
        #expect(sample.owner.json("why", "threshold") is NSNull)
        #expect((sample.owner.json("why", "runner_up") as? [String: Any])?["topic"] as? String == "hr")
    }

    @Test func whyHoldsTheRulesWithTheirEvidence() throws {
        var sample = sample
        sample.rules = ["late-bus", "driver-job"]
        let rules = try #require(sample.owner.json("why", "rules") as? [[String: Any]])
        #expect(rules.map { $0["id"] as? String } == ["late-bus", "driver-job"])
        #expect(rules.map { $0["topic"] as? String } == ["transportation", "hr"])
        #expect(rules.map { $0["score"] as? Int } == [5, 6])
        let evidence = try #require(rules[1]["evidence"] as? [[String: Any]])
        #expect(evidence.count == 1)
        #expect(evidence[0]["field"] as? String == "subject")
        #expect(evidence[0]["start"] as? Int == 0)
        #expect(evidence[0]["end"] as? Int == "driver-job".count)
    }

    @Test func anInquiryOfOurShapeIsCarriedByteForByte() {
        var sample = sample
        sample.value = #"  {"text" : "caf\u00e9",  "x-extra":[1.0e5,  null], "sender":{"type":"parent"}}"# + "\r\n"
        let inquiry = #""inquiry":{"text" : "caf\u00e9",  "x-extra":[1.0e5,  null], "sender":{"type":"parent"}},"#
        #expect(sample.owner.valueText.contains(inquiry))
        #expect(!sample.owner.json.isEmpty)
    }

    @Test func theOriginalIsCarriedWhereItDiffers() {
        var sample = sample
        sample.shape = .mappedJSON
        sample.value = "\u{FEFF}" + #" {"Body": "late",  "n":1.50} "# + "\n"
        #expect(sample.owner.valueText.contains(#""original":{"Body": "late",  "n":1.50},"#))
        #expect(sample.owner.json("inquiry", "text") as? String == sample.fields[.text])
        sample.shape = .mappedText
        sample.value = "two\nlines \"quoted\" \u{0}\u{1F68C}"
        #expect(sample.owner.json("original") as? String == sample.value)
    }

    @Test func theConnectorsOwnTimeIsKeptAsItWroteIt() {
        var sample = sample
        sample.receivedAtText = "2026-09-01T07:15:00.2500-05:00"
        #expect(sample.owner.json("received_at") as? String == sample.receivedAtText)
        sample.receivedAtText = "2026-09-01T07:15:00." + String(repeating: "0", count: 100_000) + "Z"
        #expect(sample.owner.json("received_at") as? String == "2026-09-01T12:15:00.250Z")
    }

    @Test func notesNameIgnoredFieldsAndCountWhatIsLeftOut() throws {
        var sample = sample
        sample.ignored = [InquiryFieldSet(.receivedAt), InquiryFieldSet(.senderType)]
        sample.headers = (0..<70).map { ("h\($0)", "v") }
        sample.fields[.conversationID] = String(repeating: "c", count: 1025)
        #expect(
            sample.owner.json("why", "notes") as? [String] == [
                "received_at: not a valid time or too far ahead, the record's time is used",
                "sender.type: wrong type or value, ignored", "key: longer than 1024 bytes, its SHA-256 is used",
                "inbound headers left out: 6",
            ])
    }
}
