import Inquiries
import Testing

@Suite struct OwnShapeTests {
    private static let whole = #"""
        {"id":"m-1","channel":"web","subject":"Bus 14","text":"It never came.","language":"en-US","school":"North",
        "conversation_id":"c-1","received_at":"2026-02-10T09:04:00-06:00","sender":{"type":"parent","id":"p-1","x":1},
        "reply_to":"mailto:a@example.org","claimed_topic":"transportation","confidential":true,"campaign":{"a":[1]}}
        """#

    @Test func everyFieldOfOurShapeIsRead() {
        let record = ReadRecord(Self.whole)
        #expect(record[\.id] == "m-1")
        #expect(record[\.channel] == "web")
        #expect(record[\.subject] == "Bus 14")
        #expect(record[\.text] == "It never came.")
        #expect(record[\.language] == "en-US")
        #expect(record[\.school] == "North")
        #expect(record[\.conversationID] == "c-1")
        #expect(record[\.receivedAtText] == "2026-02-10T09:04:00-06:00")
        #expect(record.inquiry?.receivedAt == ReadRecord.timestamp - 5000)
        #expect(record[\.senderType] == "parent")
        #expect(record[\.senderID] == "p-1")
        #expect(record[\.replyTo] == "mailto:a@example.org")
        #expect(record[\.claimedTopic] == "transportation")
        #expect(record.inquiry?.isConfidential == true)
        #expect(record.ignored == [])
    }

    @Test func theValuesBytesAreTheInquiryUnchangedWithoutTheSpaceAroundThem() {
        let record = ReadRecord(" \n" + Self.whole + "\n")
        #expect(record.json == Self.whole)
        #expect(record.inquiry?.json == .recordValue(2..<2 + Self.whole.utf8.count))
        #expect(record.inquiry?.original == .same)
    }

    @Test func textAloneIsAnInquiryWithItsDefaults() {
        let record = ReadRecord(#"{"text":"hi"}"#, kafkaTopic: "district.inquiries.voicemail")
        #expect(record[\.text] == "hi")
        #expect(record[\.channel] == "voicemail")
        #expect(record.inquiry?.receivedAt == ReadRecord.timestamp)
        #expect(record[\.receivedAtText] == nil)
        #expect(record[\.id] == nil)
        #expect(record.inquiry?.isConfidential == false)
    }

    @Test func theChannelIsTheRecordsElseTheInputsElseTheKafkaTopics() {
        let input = InputDefinition(name: "test", channel: "chat")
        #expect(ReadRecord(#"{"text":"a","channel":"kiosk"}"#, input: input)[\.channel] == "kiosk")
        #expect(ReadRecord(#"{"text":"a"}"#, input: input)[\.channel] == "chat")
        #expect(ReadRecord(#"{"text":"a"}"#, kafkaTopic: "incoming")[\.channel] == "incoming")
        #expect(ReadRecord(#"{"text":"a","channel":" "}"#, kafkaTopic: "a.b.c")[\.channel] == "c")
    }

    /// Each of these was refused once, by a release build alone.
    @Test(arguments: ["… and don‘t worry", "“late again”", "　遅刻", "ᚠ", "\u{FEFF}hello", "\u{205F}x"])
    func aTextMayBeginWithAnyCharacter(text: String) {
        #expect(ReadRecord(#"{"text":"\#(text)"}"#)[\.text] == text)
    }

    @Test func escapesAreResolvedInKeysAndValues() {
        let record = ReadRecord(#"{"\u0074ext":"a\u0000b\n\ud83d","sender":{"t\u0079pe":"staff"}}"#)
        #expect(record[\.text] == "a\u{0}b\n\u{FFFD}")
        #expect(record[\.senderType] == "staff")
    }

    @Test(arguments: [
        (#"{"text":"a","id":7}"#, "id"), (#"{"text":"a","subject":["x"]}"#, "subject"),
        (#"{"text":"a","channel":{}}"#, "channel"), (#"{"text":"a","language":"english please"}"#, "language"),
        (#"{"text":"a","language":"es_MX"}"#, "language"), (#"{"text":"a","school":false}"#, "school"),
        (#"{"text":"a","conversation_id":12}"#, "conversation_id"),
        (#"{"text":"a","received_at":"yesterday"}"#, "received_at"),
        (#"{"text":"a","received_at":1770735845}"#, "received_at"),
        (#"{"text":"a","sender":"p-1"}"#, "sender"), (#"{"text":"a","sender":[]}"#, "sender"),
        (#"{"text":"a","sender":{"type":"robot"}}"#, "sender.type"), (#"{"text":"a","sender":{"id":5}}"#, "sender.id"),
        (#"{"text":"a","reply_to":0}"#, "reply_to"), (#"{"text":"a","claimed_topic":true}"#, "claimed_topic"),
        (#"{"text":"a","confidential":"true"}"#, "confidential"), (#"{"text":"a","confidential":1}"#, "confidential"),
    ])
    func aFieldOfAWrongTypeOrValueCountsAsAbsentAndIsNamed(_ text: String, field: String) {
        let record = ReadRecord(text)
        #expect(record[\.text] == "a")
        #expect(record.ignored == [field])
        #expect(record.json == text, "the bytes stay as they came")
    }

    @Test(arguments: [
        "id", "subject", "channel", "language", "school", "conversation_id", "received_at", "reply_to", "sender",
    ])
    func nullAndBlankAreAbsentWithoutANote(_ field: String) {
        #expect(ReadRecord(#"{"text":"a","\#(field)":null}"#).ignored == [])
        if field != "sender" { #expect(ReadRecord(#"{"text":"a","\#(field)":" "}"#).ignored == []) }
    }

    @Test func aFieldLongerThanItsLimitIsAbsentAndNamedAndTextAndSubjectHaveNone() {
        func long(_ count: Int) -> String { String(repeating: "x", count: count) }
        #expect(ReadRecord(#"{"text":"a","id":"\#(long(1024))"}"#)[\.id]?.utf8.count == 1024)
        #expect(ReadRecord(#"{"text":"a","id":"\#(long(1025))"}"#).ignored == ["id"])
        #expect(ReadRecord(#"{"text":"a","channel":"\#(long(65))"}"#).ignored == ["channel"])
        #expect(ReadRecord(#"{"text":"\#(long(100_000))","subject":"\#(long(100_000))"}"#).ignored == [])
    }

    @Test func aSendersTypeIsReadInAnyCase() {
        #expect(ReadRecord(#"{"text":"a","sender":{"type":"Parent"}}"#)[\.senderType] == "parent")
    }

    @Test func anyChannelIsFineSinceDistrictsAddTheirOwn() {
        #expect(ReadRecord(#"{"text":"a","channel":"kiosk-3"}"#)[\.channel] == "kiosk-3")
    }
}
