import Assignments
import Inquiries
import Testing

@Suite struct DeadLetterSafetyTests {
    private var threat: SampleInquiry {
        var sample = SampleInquiry()
        sample.value = #"{"text": "he has a gun"#
        sample.fields = [.text: #"{"text": "he has a gun"#, .channel: "sms"]
        sample.key = "conversation"
        sample.rules = ["threat"]
        return sample
    }

    @Test func aThreatInADeadLetterIsMarkedAndSentToSafety() {
        let records = threat.writtenAsDeadLetter(.notJSON)
        #expect(records.map(\.destination) == [.deadLetter, .department(kafkaTopic: 2)])
        #expect(records[0].header("switchboard_priority") == "urgent")
        let copy = records[1]
        #expect(copy.keyText == "conversation")
        #expect(copy.json("topic") as? String == "safety")
        #expect(copy.json("department") as? String == "safety")
        #expect(copy.json("role") as? String == "copy")
        #expect(copy.json("owner") as? String == "safety")
        #expect(copy.json("priority") as? String == "urgent")
        #expect(copy.json("inquiry", "text") as? String == #"{"text": "he has a gun"#)
        #expect(copy.json("inquiry", "channel") as? String == "sms")
        #expect(copy.json("inquiry", "received_at") as? String == "2026-09-01T12:15:00.250Z")
        #expect(copy.json("why", "notes") as? [String] == ["dead letter: not_json"])
        #expect(
            copy.json("why", "sentence") as? String
                == "A message that could not be read (not_json) was sent here because the rule threat gave safety "
                + "6 points (6 are enough); it is urgent.")
        #expect(copy.json("truncated") as? Bool == false)
    }

    @Test func aThreatInAnOversizedValueIsSentAsFarAsItWasRead() {
        var sample = threat
        sample.value = String(repeating: "x", count: 2 << 20)
        let records = sample.writtenAsDeadLetter(.tooLarge)
        #expect(records[0].value == [])
        #expect(records[1].json("truncated") as? Bool == true)
        #expect(records[1].size < sample.limits.bytes)
    }

    @Test func otherTopicsDoNotMarkADeadLetter() {
        var sample = threat
        sample.rules = ["late-bus", "stranded"]
        let records = sample.writtenAsDeadLetter(.notJSON)
        #expect(records.map(\.destination) == [.deadLetter])
        #expect(records[0].header("switchboard_priority") == nil)
    }

    @Test func aDeadLetterThatWasNotReadIsNotMarked() {
        #expect(threat.writtenAsDeadLetter(.notJSON, isRead: false).count == 1)
    }
}
