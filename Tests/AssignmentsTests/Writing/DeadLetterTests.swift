import Assignments
import Foundation
import Inquiries
import Testing

@Suite struct DeadLetterTests {
    private var sample: SampleInquiry {
        var sample = SampleInquiry()
        sample.value = #"{"text": broken"#
        sample.key = "conversation"
        sample.headers = [("ce_id", "theirs"), ("x", nil)]
        sample.rules = []
        return sample
    }

    @Test func aDeadLetterKeepsKeyValueAndHeadersAsTheyCame() {
        let letters = sample.writtenAsDeadLetter(.notJSON)
        #expect(letters.count == 1)
        #expect(letters[0].destination == .deadLetter)
        #expect(letters[0].keyText == "conversation")
        #expect(letters[0].valueText == #"{"text": broken"#)
        #expect(
            letters[0].headers.map(\.name) == [
                "ce_id", "x", "switchboard_reason", "switchboard_reason_text", "switchboard_source_topic",
                "switchboard_source_partition", "switchboard_source_offset", "switchboard_source_timestamp",
                "switchboard_attempt",
            ])
        #expect(letters[0].headers[1].value == nil)
        #expect(letters[0].header("switchboard_reason") == "not_json")
        #expect(letters[0].header("switchboard_source_topic") == "inquiries.sms")
        #expect(letters[0].header("switchboard_source_partition") == "3")
        #expect(letters[0].header("switchboard_source_offset") == "1042")
        #expect(letters[0].header("switchboard_source_timestamp") == "1788264900000")
        #expect(letters[0].header("switchboard_attempt") == "1")
    }

    @Test(arguments: DeadLetterReason.allCases)
    func everyReasonHasItsWord(reason: DeadLetterReason) {
        let letter = sample.writtenAsDeadLetter(reason)[0]
        #expect(letter.header("switchboard_reason") == "\(reason.name)")
    }

    @Test func theReasonsTextIsTheReadersExplanationBounded() {
        let text = "The field text is missing. Keys present: Body, From."
        #expect(sample.writtenAsDeadLetter(.noText, explanation: text)[0].header("switchboard_reason_text") == text)
        let long = "x" + String(repeating: "é", count: 9000)
        let written = sample.writtenAsDeadLetter(.noText, explanation: long)[0].header("switchboard_reason_text")
        #expect(written == String(long.prefix(2048)))
    }

    @Test(arguments: [("3", "3"), ("0", "1"), ("x", "1"), ("-2", "1"), ("99999999999", "1"), ("9999999", "1000000")])
    func theAttemptIsWhatARedriveSays(inbound: String, written: String) {
        var sample = sample
        sample.headers = [("switchboard_attempt", inbound), ("Switchboard_Reason", "spoofed")]
        let letter = sample.writtenAsDeadLetter(.notJSON)[0]
        #expect(letter.header("switchboard_attempt") == written)
        #expect(letter.header("switchboard_reason") == "not_json")
        #expect(!letter.contains("spoofed"))
    }

    @Test func headersBeyondTheLimitsAreCounted() {
        var sample = sample
        sample.headers = (0..<70).map { ("h\($0)", "v") }
        #expect(sample.writtenAsDeadLetter(.notJSON)[0].header("switchboard_headers_left_out") == "6")
    }

    @Test func aValueThatIsTooLargeGoesByReference() {
        var sample = sample
        sample.value = String(repeating: "x", count: 70_000)
        let letter = sample.writtenAsDeadLetter(.tooLarge)[0]
        #expect(letter.value == [])
        #expect(letter.header("switchboard_value_bytes") == "70000")
    }

    @Test func aDeadLetterThatItsKafkaTopicCannotHoldGoesByReferenceToo() {
        var sample = sample
        sample.limits = OutputLimits(bytes: 64 << 10)
        sample.value = String(repeating: "x", count: 65_000)
        sample.key = String(repeating: "k", count: 40_000)
        let letter = sample.writtenAsDeadLetter(.notJSON)[0]
        #expect(letter.value == [] && letter.key == nil)
        #expect(letter.header("switchboard_value_bytes") == "65000")
        #expect(letter.header("switchboard_key_bytes") == "40000")
    }

    @Test func aTombstoneStaysOne() {
        var sample = sample
        sample.isTombstone = true
        let letter = sample.writtenAsDeadLetter(.empty, isRead: false)[0]
        #expect(letter.value == nil)
        #expect(letter.header("switchboard_value_bytes") == nil)
    }
}
