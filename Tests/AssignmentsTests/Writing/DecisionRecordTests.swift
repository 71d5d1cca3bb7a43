import Assignments
import Foundation
import Inquiries
import Testing

@Suite struct DecisionRecordTests {
    private var sample: SampleInquiry {
        var sample = SampleInquiry()
        sample.fields = [
            .text: "SECRETTEXT", .subject: "SECRETSUBJECT", .id: "SM1", .channel: "sms", .language: "es",
            .school: "Lincoln Elementary", .senderType: "parent", .senderID: "SECRETSENDER", .replyTo: "SECRETREPLY",
            .conversationID: "SECRETCONVERSATION", .claimedTopic: "SECRETCLAIM",
        ]
        sample.key = "SECRETKEY"
        sample.headers = [("x", "SECRETHEADER")]
        sample.rules = ["late-bus", "stranded"]
        return sample
    }

    @Test func itHoldsExactlyWhatWasDecided() throws {
        let record = sample.decisionRecord
        #expect(record.destination == .decisions)
        #expect(record.keyText == "sms:SM1")
        #expect(
            Set(record.json.keys) == [
                "schema_version", "inquiry_id", "assignment_ids", "source", "channel", "sender_type", "language",
                "language_is", "school", "topic", "owner", "copies", "priority", "answer_by", "score", "threshold",
                "rules",
                "runner_up", "rule_book", "timings",
            ])
        #expect(record.json("language_is") as? String == "given")
        #expect(record.json("owner") as? String == "transportation")
        #expect(record.json("copies") as? [String] == ["safety"])
        #expect(record.json("score") as? Int == 10)
        #expect(record.json("timings", "milliseconds") as? Int == 50)
        #expect(record.json("timings", "received_at") as? String == "2026-09-01T12:15:00.250Z")
        #expect(record.json("timings", "decided_at") as? String == "2026-09-01T12:15:00.300Z")
        let rules = try #require(record.json("rules") as? [[String: Any]])
        #expect(rules.map { Set($0.keys) } == [["topic", "id", "score"], ["topic", "id", "score"]])
    }

    @Test func itHoldsNeitherTextNorSender() { #expect(!sample.decisionRecord.contains("SECRET")) }

    @Test func itNamesEveryAssignment() {
        let records = sample.written()
        #expect(
            records.last?.json("assignment_ids") as? [String]
                == records.dropLast().compactMap { $0.json("assignment_id") as? String })
    }

    @Test func thereIsOneForEveryInquiryEvenAnUnclaimedOne() {
        var sample = sample
        sample.rules = []
        let records = sample.written()
        #expect(records.count == 2)
        #expect(records[1].json("topic") as? String == "other")
        #expect(records[1].json("score") is NSNull)
    }

    @Test func aLanguageThatWasGuessedIsSaidToBe() {
        var sample = SampleInquiry()
        sample.isSpanishGuessed = true
        #expect(sample.decisionRecord.json("language") as? String == "es")
        #expect(sample.decisionRecord.json("language_is") as? String == "guessed")
    }

    @Test func unknownFieldsAreLeftOut() {
        let record = SampleInquiry().decisionRecord
        for name in ["sender_type", "language", "language_is", "school"] { #expect(record.json(name) == nil) }
    }
}
