import Assignments
import Inquiries
import Testing

@Suite struct ConfidentialityTests {
    private static let secrets = [
        "SECRETTEXT", "SECRETSUBJECT", "SECRETSENDER", "SECRETREPLY", "SECRETCONVERSATION", "SECRETHEADER",
        "SECRETKEY", "SECRETORIGINAL", "parent", "evidence", "es-419",
    ]

    private func sample(rules: [String]) -> SampleInquiry {
        var sample = SampleInquiry()
        sample.fields = [
            .text: "SECRETTEXT", .subject: "SECRETSUBJECT", .id: "SM1", .channel: "web", .language: "es-419",
            .school: "Lincoln Elementary", .senderType: "parent", .senderID: "SECRETSENDER", .replyTo: "SECRETREPLY",
            .conversationID: "SECRETCONVERSATION",
        ]
        sample.isConfidential = true
        sample.shape = .mappedJSON
        sample.value = #"{"Body":"SECRETORIGINAL"}"#
        sample.key = "SECRETKEY"
        sample.headers = [("x-secret", "SECRETHEADER")]
        sample.rules = rules
        sample.ignored = InquiryFieldSet(.claimedTopic)
        return sample
    }

    @Test func theOwnerGetsAConfidentialInquiryWhole() {
        let owner = sample(rules: ["late-bus", "driver-job"]).owner
        #expect(owner.json("confidential") as? Bool == true)
        for secret in Self.secrets where secret != "SECRETKEY" { #expect(owner.contains(secret)) }
        #expect(owner.keyText == "SECRETCONVERSATION")
    }

    @Test func anotherDepartmentsCopyHoldsNothingOfTheInquiryOrItsSender() throws {
        var sample = sample(rules: ["late-bus", "driver-job"])
        sample.copiesForced = [SampleDistrict.transportation]
        let copy = sample.written()[1]
        for secret in Self.secrets { #expect(!copy.contains(secret), "\(secret)") }
        #expect(copy.keyText == "web:SM1")
        #expect(
            Set(copy.json.keys) == [
                "schema_version", "assignment_id", "inquiry_id", "topic", "department", "role", "owner", "copies",
                "priority", "answer_by", "received_at", "decided_at", "why", "rule_book", "source", "confidential",
                "school", "truncated",
            ])
        #expect(copy.json("school") as? String == "Lincoln Elementary")
        #expect(copy.json("topic") as? String == "hr")
        let rules = try #require(copy.json("why", "rules") as? [[String: Any]])
        #expect(rules.map { $0["id"] as? String } == ["late-bus", "driver-job"])
        #expect(
            Set(copy.headers.map(\.name)) == [
                "ce_specversion", "ce_type", "ce_id", "ce_source", "ce_time", "ce_subject", "ce_department", "ce_role",
                "ce_priority", "ce_school", "ce_answerby", "ce_inquiryid", "ce_rulebook", "content-type",
            ])
    }

    @Test func safetyGetsAnUrgentConfidentialInquiryWholeAndOthersDoNot() {
        let records = sample(rules: ["late-bus", "stranded", "driver-job"]).written().dropLast()
        #expect(records.map { $0.json("department") as? String } == ["transportation", "safety", "hr"])
        #expect(records.map { $0.contains("SECRETTEXT") } == [true, true, false])
        #expect(records.map { $0.json("inquiry") != nil } == [true, true, false])
        #expect(records.map { $0.header("x-secret") != nil } == [true, true, false])
    }

    @Test func safetyDoesNotGetAConfidentialInquiryThatIsNotUrgent() {
        var sample = sample(rules: ["late-bus"])
        sample.copiesForced = [SampleDistrict.safety]
        let copy = sample.written()[1]
        #expect(copy.json("department") as? String == "safety")
        for secret in Self.secrets { #expect(!copy.contains(secret), "\(secret)") }
    }
}
