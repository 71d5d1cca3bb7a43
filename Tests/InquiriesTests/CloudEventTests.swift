import Inquiries
import Testing

@Suite struct CloudEventTests {
    private static let json: [(String, String?)] = [("content-type", "application/cloudevents+json; charset=UTF-8")]

    private func event(_ members: String, id: String = #""id":"7""#) -> String {
        #"{"specversion":"1.0",\#(id),"source":"/hooks/social","type":"mention",\#(members)}"#
    }

    private func headers(_ changes: [(String, String?)] = []) -> [(String, String?)] {
        let all = [("ce_specversion", "1.0"), ("ce_id", "7"), ("ce_source", "/hooks/social"), ("ce_type", "mention")]
        return all.filter { header in !changes.contains { $0.0 == header.0 } } + changes
    }

    @Test func aStructuredEventIsRecognisedByItsAttributesAndByItsContentType() {
        let value = event(#""data":{"text":"hi","id":"own","extra":1}"#)
        for headers in [[], Self.json] {
            let record = ReadRecord(value, headers: headers)
            #expect(record[\.text] == "hi")
            #expect(record[\.id] == "own")
            #expect(record.json == #"{"text":"hi","id":"own","extra":1}"#, "the data's bytes, unchanged")
            #expect(record.inquiry?.original == .json)
        }
    }

    @Test func anEventsIdWithItsSourceAndItsTimeStandInForMissingOnes() {
        let record = ReadRecord(event(#""time":"2026-02-10T15:00:00Z","data":{"text":"hi"}"#))
        #expect(record[\.id] == "/hooks/social 7")
        #expect(record[\.receivedAtText] == "2026-02-10T15:00:00Z")
        let own = ReadRecord(
            event(#""time":"2026-02-10T15:00:00Z","data":{"text":"hi","received_at":"2026-02-10T14:00:00Z"}"#))
        #expect(own[\.receivedAtText] == "2026-02-10T14:00:00Z")
    }

    @Test func aTimeThatIsNoneIsAbsentAndNamedSinceTheTextIsReadable() {
        let record = ReadRecord(event(#""time":"noon","data":{"text":"hi"}"#))
        #expect(record.ignored == ["received_at"])
        #expect(record.inquiry?.receivedAt == ReadRecord.timestamp)
    }

    @Test func aStringAsDataIsTheText() {
        let plain = ReadRecord(event(#""datacontenttype":"text/plain","data":"a\nb""#))
        #expect(plain[\.text] == "a\nb")
        #expect(plain.json == #"{"text":"a\nb","id":"/hooks/social 7","channel":"sms"}"#)
        #expect(plain.inquiry?.original == .json)
        #expect(ReadRecord(event(#""datacontenttype":"text/html","data":"a<br>b&amp;c""#))[\.text] == "a\nb&c")
    }

    @Test func dataInBase64IsDecoded() {
        // {"text":"hola","x":1}
        let json = ReadRecord(event(#""data_base64":"eyJ0ZXh0IjoiaG9sYSIsIngiOjF9""#))
        #expect(json[\.text] == "hola")
        #expect(json.json == #"{"text":"hola","x":1}"#)
        #expect(json.inquiry?.original == .json)
        #expect(ReadRecord(event(#""datacontenttype":"text/plain","data_base64":"aG9sYQ==""#))[\.text] == "hola")
        #expect(ReadRecord(event(#""datacontenttype":"text/plain","data_base64":"/w==""#)).reason == .notUTF8)
        #expect(ReadRecord(event(#""data_base64":"aG9sYQ==""#)).reason == .notJSON)
        #expect(ReadRecord(event(#""datacontenttype":"image/png","data_base64":"aG9sYQ==""#)).reason == .noText)
        #expect(ReadRecord(event(#""data_base64":"eyJ0ZXh0IjoxfQ==""#)).explanation.contains("Keys present: text."))
    }

    @Test(arguments: [
        #""subject":"x""#, #""data":null"#, #""data":7"#, #""data":["a"]"#, #""data":{}"#, #""data":" ""#,
    ])
    func anEventWithoutTextIsNoText(_ members: String) {
        #expect(ReadRecord(event(members)).reason == .noText)
    }

    @Test func keysOfOursThatStandTwiceInTheDataAreNotJSON() {
        #expect(ReadRecord(event(#""data":{"text":"a","text":"b"}"#)).reason == .notJSON)
    }

    @Test(arguments: [
        (#"{"id":"1","source":"s","type":"t","data":{"text":"a"}}"#, "lacks"),
        (#"{"specversion":"1.0","source":"s","type":"t","data":{"text":"a"}}"#, "lacks"),
        (#"{"specversion":"1.0","id":null,"source":"s","type":"t","data":{"text":"a"}}"#, "lacks"),
        (#"{"specversion":"0.3","id":"1","source":"s","type":"t","data":{"text":"a"}}"#, "specversion"),
        (#"{"specversion":1.0,"id":"1","source":"s","type":"t","data":{"text":"a"}}"#, "wrong type"),
        (#"{"specversion":"1.0","id":"","source":"s","type":"t","data":{"text":"a"}}"#, "empty"),
        (#"{"specversion":"1.0","id":"1","source":"","type":"t","data":{"text":"a"}}"#, "empty"),
        (#"{"specversion":"1.0","id":7,"source":"s","type":"t","data":{"text":"a"}}"#, "wrong type"),
        (#"{"specversion":"1.0","id":"1","source":"s","type":"t","time":5,"data":{"text":"a"}}"#, "wrong type"),
        (#"{"specversion":"1.0","id":"1","source":"s","type":"t","datacontenttype":"","data":{"text":"a"}}"#, "empty"),
        (#"{"specversion":"1.0","id":"1","source":"s","type":"t","ext":{},"data":{"text":"a"}}"#, "wrong type"),
        (#"{"specversion":"1.0","id":"1","source":"s","type":"t","ext":1.5,"data":{"text":"a"}}"#, "wrong type"),
        (#"{"specversion":"1.0","id":"1","source":"s","type":"t","my_ext":"x","data":{"text":"a"}}"#, "a to z"),
        (#"{"specversion":"1.0","id":"1","source":"s","type":"t","Ext":"x","data":{"text":"a"}}"#, "a to z"),
        (#"{"specversion":"1.0","id":"1","id":"1","source":"s","type":"t","data":{"text":"a"}}"#, "twice"),
        (#"{"specversion":"1.0","id":"1","source":"s","type":"t","data":{"text":"a"},"data":{"text":"b"}}"#, "twice"),
        (#"{"specversion":"1.0","id":"1","source":"s","type":"t","data":"a","data_base64":"YQ=="}"#, "both"),
        (#"{"specversion":"1.0","id":"1","source":"s","type":"t","data_base64":"Y"}"#, "not base64"),
        (#"{"specversion":"1.0","id":"1","source":"s","type":"t","data_base64":{}}"#, "wrong type"),
    ])
    func aBrokenEnvelopeIsABadCloudEventAndSaysWhy(_ value: String, why: String) {
        let record = ReadRecord(value, headers: Self.json)
        #expect(record.reason == .badCloudEvent)
        #expect(record.explanation.contains(why), "\(record.explanation)")
    }

    @Test func extensionsOfEveryTypeAndNullsAreFine() {
        let members =
            #""a1":"x","b":true,"c":-7,"dataschema":null,"data_base64":null,"subject":"s","data":{"text":"a"}"#
        #expect(ReadRecord(event(members)).reason == nil)
    }

    @Test func batchesAndOtherEventFormatsAreBadCloudEvents() {
        for type in ["application/cloudevents-batch+json", "application/cloudevents+avro", "APPLICATION/CLOUDEVENTS"] {
            #expect(ReadRecord("[]", headers: [("Content-Type", type)]).reason == .badCloudEvent)
        }
    }

    @Test func anObjectWithoutAllFourAttributesAndWithoutTheContentTypeIsNoEvent() {
        let record = ReadRecord(#"{"specversion":"1.0","id":"1","type":"t","text":"a"}"#)
        #expect(record[\.text] == "a")
        #expect(record[\.id] == "1")
    }

    @Test func aBinaryEventsValueIsTheInquiryAndItsHeadersTheAttributes() {
        let value = #"{"text":"hi"}"#
        let record = ReadRecord(
            value, headers: headers([("ce_time", "2026-02-10T15:00:00Z"), ("content-type", "application/json")]))
        #expect(record[\.text] == "hi")
        #expect(record[\.id] == "/hooks/social 7")
        #expect(record[\.receivedAtText] == "2026-02-10T15:00:00Z")
        #expect(record.json == value)
        #expect(record.inquiry?.original == .same)
    }

    @Test func aBinaryEventsContentTypeSaysHowItsValueIsRead() {
        #expect(ReadRecord("a < b", headers: headers([("content-type", "text/plain")]))[\.text] == "a < b")
        #expect(ReadRecord("<b>a</b>", headers: headers([("content-type", "text/html")]))[\.text] == "a")
        let text = InputDefinition(name: "test", format: .text)
        let json = headers([("content-type", "application/vnd.x+json")])
        #expect(ReadRecord(#"{"text":"a"}"#, input: text, headers: json)[\.text] == "a")
        #expect(ReadRecord(#"{"text":"a"}"#, input: text, headers: headers())[\.text] == #"{"text":"a"}"#)
    }

    @Test(
        arguments: [
            ("ce_id", nil), ("ce_id", ""), ("ce_source", nil), ("ce_type", ""), ("ce_specversion", "1.1"),
            ("ce_my-ext", "x"), ("ce_", "x"),
        ] as [(String, String?)])
    func aBinaryEventWithABrokenHeaderIsABadCloudEvent(_ name: String, value: String?) {
        #expect(ReadRecord(#"{"text":"a"}"#, headers: headers([(name, value)])).reason == .badCloudEvent)
    }

    @Test func headersThatAreNoEventsChangeNothing() {
        let record = ReadRecord(
            #"{"text":"a"}"#, headers: [("content-type", "text/plain"), ("ce_id", "1"), ("trace", nil)])
        #expect(record[\.text] == "a")
        #expect(record[\.id] == nil)
    }

    @Test func aMapsPointersBeginInsideTheData() {
        let input = InputDefinition(name: "test", map: [.text: .pointers(["/post/body"]), .school: .constant("North")])
        let record = ReadRecord(event(#""data":{"post":{"body":"hi"}}"#), input: input)
        #expect(record.json == #"{"text":"hi","id":"/hooks/social 7","channel":"sms","school":"North"}"#)
        #expect(record.inquiry?.original == .json)
        let missing = ReadRecord(event(#""data":{"body":"hi"}"#), input: input)
        #expect(missing.explanation.hasSuffix("Keys present: body. A map's pointers begin inside the event's data."))
    }
}
