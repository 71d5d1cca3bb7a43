import Inquiries
import Testing

@Suite struct OutputKeyTests {
    private var sample: SampleInquiry {
        var sample = SampleInquiry()
        sample.fields[.conversationID] = "thread-9"
        sample.fields[.senderID] = "+1 555 0100"
        sample.key = "inbound"
        return sample
    }

    @Test func theKeyIsTheConversation() { #expect(sample.owner.keyText == "thread-9") }

    @Test func withoutAConversationTheKeyIsTheSender() {
        var sample = sample
        sample.fields[.conversationID] = nil
        #expect(sample.owner.keyText == "+1 555 0100")
    }

    @Test func withoutBothTheKeyIsTheInboundKeyWhateverItIs() {
        var sample = sample
        sample.fields[.conversationID] = nil
        sample.fields[.senderID] = nil
        #expect(sample.owner.keyText == "inbound")
        sample.key = ""
        #expect(sample.owner.key == [])
        sample.key = nil
        #expect(sample.owner.key == nil)
    }

    @Test func ownerAndCopiesHaveTheSameKey() {
        var sample = sample
        sample.rules = ["late-bus", "threat", "driver-job"]
        #expect(sample.written().dropLast().allSatisfy { $0.keyText == "thread-9" })
    }

    @Test func aLongKeyBecomesItsHashSoThatEqualKeysStayEqual() {
        var sample = sample
        sample.fields[.conversationID] = String(repeating: "k", count: 1024)
        #expect(sample.owner.keyText?.utf8.count == 1024)
        sample.fields[.conversationID] = String(repeating: "k", count: 1025)
        let key = sample.owner.keyText
        #expect(key?.count == 64)
        sample.source.offset += 1
        #expect(sample.owner.keyText == key)
        sample.fields[.conversationID] = String(repeating: "k", count: 1026)
        #expect(sample.owner.keyText != key)
    }
}
