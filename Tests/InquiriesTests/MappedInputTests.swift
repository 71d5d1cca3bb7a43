import Inquiries
import Testing

@Suite struct MappedInputTests {
    private func read(
        _ value: String, _ map: [InquiryField: FieldSource], html: Bool = false,
        time: InputDefinition.TimeFormat = .rfc3339
    ) -> ReadRecord {
        let input = InputDefinition(
            name: "test", channel: "chat", map: map, textFormat: html ? .html : .plain, timeFormat: time)
        return ReadRecord(value, input: input)
    }

    @Test func pointersAndConstantsGiveFieldsAndTheInquiryIsBuiltInOurShape() {
        let record = read(
            #"{"message":{"body":"Hi \"you\"","n":[{"x":"later"}]},"from":"p-1","ignored":{"deep":true}}"#,
            [
                .text: .pointers(["/message/body", "/message/n/0/x"]), .senderID: .pointers(["/from"]),
                .senderType: .constant("parent"), .school: .constant("North"), .confidential: .constant("true"),
            ])
        #expect(
            record.json == #"{"text":"Hi \"you\"\nlater","channel":"chat","school":"North","#
                + #""sender":{"type":"parent","id":"p-1"},"confidential":true}"#)
        #expect(record.inquiry?.original == .json)
        #expect(record.ignored == [])
    }

    @Test func whatAPointerDoesNotFindIsLeftOutOfTheJoin() {
        let map: [InquiryField: FieldSource] = [.text: .pointers(["/a", "/b", "/c", "/d"])]
        #expect(read(#"{"a":null,"b":"x","c":"  ","d":"y"}"#, map)[\.text] == "x\ny")
        #expect(read(#"{"d":"y"}"#, map)[\.text] == "y")
        #expect(read(#"{"a":""}"#, map).reason == .noText)
    }

    @Test func aWrongTypeAtAPointerIsNamedAndTheRestOfTheFieldIsUsed() {
        let record = read(#"{"a":7,"b":"x"}"#, [.text: .pointers(["/a", "/b"])])
        #expect(record[\.text] == "x")
        #expect(record.ignored == ["text"])
        #expect(
            read(#"{"a":true,"b":"x"}"#, [.text: .pointers(["/b"]), .subject: .pointers(["/a"])]).ignored == ["subject"]
        )
    }

    @Test func wholeNumbersAreTakenForIdsAndSchoolsAndAddressesAndNothingElse() {
        let map: [InquiryField: FieldSource] = [
            .text: .pointers(["/t"]), .id: .pointers(["/n"]), .conversationID: .pointers(["/n"]),
            .senderID: .pointers(["/n"]),
            .school: .pointers(["/n"]), .replyTo: .pointers(["/n"]), .language: .pointers(["/n"]),
        ]
        let record = read(#"{"t":"a","n":15550100}"#, map)
        for field in [\Inquiry.id, \.conversationID, \.senderID, \.school, \.replyTo] {
            #expect(record[field] == "15550100")
        }
        #expect(record.ignored == ["language"])
        #expect(read(#"{"t":"a","n":1.5}"#, [.text: .pointers(["/t"]), .id: .pointers(["/n"])]).ignored == ["id"])
        #expect(read(#"{"t":"a","n":1}"#, [.text: .pointers(["/n"])]).reason == .noText)
    }

    @Test(arguments: [
        ("true", true), ("\"yes\"", true), ("\"On\"", true), ("1", true), ("\"1\"", true), ("false", false),
        ("\"no\"", false),
        ("0", false), ("null", false), ("\"\"", false),
    ])
    func aTickedBoxIsConfidentialHoweverTheGatewayWritesIt(_ value: String, isConfidential: Bool) {
        let record = read(#"{"t":"a","c":\#(value)}"#, [.text: .pointers(["/t"]), .confidential: .pointers(["/c"])])
        #expect(record.inquiry?.isConfidential == isConfidential)
        #expect(record.ignored == [])
    }

    @Test func aWordThatIsNeitherYesNorNoIsNamed() {
        let map: [InquiryField: FieldSource] = [.text: .pointers(["/t"]), .confidential: .pointers(["/c"])]
        #expect(read(#"{"t":"a","c":"perhaps"}"#, map).ignored == ["confidential"])
        #expect(read(#"{"t":"a","c":2}"#, map).ignored == ["confidential"])
    }

    @Test func aKeyThatStandsTwiceOnAPointersWayIsNotJSON() {
        let map: [InquiryField: FieldSource] = [.text: .pointers(["/m/body"])]
        #expect(read(#"{"m":{"body":"a","body":"b"}}"#, map).reason == .notJSON)
        #expect(read(#"{"m":{"body":"a"},"m":{"body":"b"}}"#, map).reason == .notJSON)
        #expect(read(#"{"m":{"body":"a","x":1,"x":2}}"#, map).reason == nil)
    }

    @Test func fieldsAreCheckedAsInOurOwnShape() {
        let record = read(
            #"{"t":"a","l":"??","s":"Robot"}"#,
            [.text: .pointers(["/t"]), .language: .pointers(["/l"]), .senderType: .pointers(["/s"])])
        #expect(record.ignored == ["language", "sender.type"])
        #expect(record.json == #"{"text":"a","channel":"chat"}"#)
    }

    @Test func noTextHintsAtTheMapsPointers() {
        #expect(
            read(#"{"body":"x"}"#, [.text: .pointers(["/text"])]).explanation
                == "No JSON Pointer for text in this input's map leads to a string that is not blank. Keys present: body."
        )
    }

    @Test func htmlIsStrippedPartByPartAndTheOriginalKept() {
        let record = read(
            #"{"s":"Bus","h":"<p>Late&nbsp;again</p><p>Why?</p>"}"#, [.text: .pointers(["/s", "/h"])], html: true)
        #expect(record[\.text] == "Bus\nLate again\nWhy?")
        #expect(record.inquiry?.original == .json)
    }

    @Test func ourOwnShapeWithHTMLOrEpochTimesIsBuiltAnew() {
        let html = InputDefinition(name: "test", channel: "email", textFormat: .html)
        let record = ReadRecord(#"{"text":"<b>Hi</b>","id":7,"x":1}"#, input: html)
        #expect(record.json == #"{"text":"Hi","channel":"email"}"#)
        #expect(record.inquiry?.original == .json)
        #expect(record.ignored == ["id"])
        let epoch = InputDefinition(name: "test", timeFormat: .epochSeconds)
        #expect(
            ReadRecord(#"{"text":"Hi","received_at":1770735840.5}"#, input: epoch).json
                == #"{"text":"Hi","channel":"sms","received_at":"2026-02-10T15:04:00.500Z"}"#)
    }

    @Test func plainTextIsTheInquiryWithTheMapsConstants() {
        let input = InputDefinition(
            name: "test", channel: "voicemail", format: .text,
            map: [.language: .constant("en"), .school: .pointers(["/x"])])
        let record = ReadRecord("\u{FEFF}Hi \"you\"\n", input: input)
        #expect(record[\.text] == "Hi \"you\"\n")
        #expect(record.json == #"{"text":"Hi \"you\"\n","channel":"voicemail","language":"en"}"#)
        #expect(record.inquiry?.original == .text)
        #expect(ReadRecord(" \n", input: input).reason == .noText)
        let html = InputDefinition(name: "test", format: .text, textFormat: .html)
        #expect(ReadRecord("<p>a</p>b", input: html)[\.text] == "a\nb")
    }
}
