import Inquiries
import Testing

@Suite struct DeadLetterTests {
    @Test func aTombstoneAndAnEmptyValueAreEmpty() {
        #expect(ReadRecord(nil as [UInt8]?).reason == .empty)
        #expect(ReadRecord("").reason == .empty)
    }

    @Test func aValueOverTheInputsLimitIsTooLargeBeforeAnythingElse() {
        let input = InputDefinition(name: "test", valueBytesMax: 12)
        #expect(ReadRecord(#"{"text":"a"}"#, input: input).reason == nil)
        #expect(ReadRecord(#"{"text":"ab"}"#, input: input).reason == .tooLarge)
        #expect(ReadRecord([UInt8](repeating: 0xFF, count: 13), input: input).reason == .tooLarge)
    }

    @Test func bytesThatAreNoUTF8AreNotUTF8WhereverTheyStand() {
        #expect(ReadRecord(Array(#"{"text":""#.utf8) + [0xE9] + Array(#""}"#.utf8)).reason == .notUTF8)
        #expect(ReadRecord(Array(#"{"text":"a"} "#.utf8) + [0xFF]).reason == .notUTF8)
        #expect(ReadRecord([0xC3], input: InputDefinition(name: "test", format: .text)).reason == .notUTF8)
    }

    @Test func nestingBeyondTheLimitIsTooDeep() {
        let nested = String(repeating: "[", count: 70) + String(repeating: "]", count: 70)
        #expect(ReadRecord(#"{"text":"a","x":\#(nested)}"#).reason == .tooDeep)
        #expect(ReadRecord(String(repeating: "[", count: 900_000)).reason == .tooDeep)
    }

    @Test(arguments: [
        " ", "hello", "[]", "\"text\"", "7", "null", "[{\"text\":\"a\"}]", "{\"text\":\"a\"", "{\"text\":\"a\"}}",
        "{'text':'a'}",
        "{\"text\":\"x\",\"a\":tru}", "\u{FEFF}{\"text\":\"a\"}",
    ])
    func whatIsNoJSONObjectIsNotJSON(_ text: String) {
        #expect(ReadRecord(text).reason == .notJSON)
    }

    @Test(arguments: [
        #"{"text":"a","text":"b"}"#, #"{"text":"a","\u0074ext":"b"}"#, #"{"text":"a","id":"1","id":"1"}"#,
        #"{"text":"a","sender":{},"sender":{}}"#, #"{"text":"a","sender":{"id":"1","id":"2"}}"#,
        #"{"id":"1","id":"2"}"#,
    ])
    func aDuplicateKeyOfOursIsNotJSON(_ text: String) {
        #expect(ReadRecord(text).reason == .notJSON)
    }

    @Test func aDuplicateKeyOfOthersIsFine() {
        #expect(ReadRecord(#"{"text":"a","x":1,"x":2,"sender":{"x":1,"x":2}}"#).reason == nil)
    }

    @Test(arguments: [
        "{}", #"{"body":"a"}"#, #"{"text":null}"#, #"{"text":7}"#, #"{"text":["a"]}"#, #"{"text":""}"#,
        #"{"text":" \n\t\u00a0\u3000"}"#,
        #"{"text":"\u200b\ufeff"}"#, #"{"Text":"a"}"#,
    ])
    func textThatIsMissingOfAWrongTypeOrBlankIsNoText(_ text: String) {
        #expect(ReadRecord(text).reason == .noText)
    }

    @Test func aNULIsText() {
        #expect(ReadRecord(#"{"text":"\u0000"}"#)[\.text] == "\u{0}")
    }

    @Test func everyReasonHasASentenceThatSaysWhereOrWhat() {
        #expect(ReadRecord("").explanation == "The value is empty.")
        #expect(ReadRecord("{\"text\":tru}").explanation.contains("(byte 11)"))
        #expect(ReadRecord([0x7B, 0xFF]).explanation == "The value is not UTF-8 (byte 1).")
        #expect(ReadRecord(String(repeating: "[", count: 70)).explanation.contains("64 levels (byte 64)"))
        let input = InputDefinition(name: "test", valueBytesMax: 3)
        #expect(ReadRecord("{   }", input: input).explanation == "The value has 5 bytes, more than the 3 allowed.")
    }

    @Test func noTextNamesTheKeysAndNeverAValueAndHintsAtTheMap() {
        let explanation = ReadRecord(#"{"body":"secret","from":{"name":"hidden"},"a\u0007b":1}"#).explanation
        #expect(
            explanation == "The field text is missing. Keys present: body, from, a?b. "
                + "Give this input a map, such as text: /message/body, to read another shape.")
        #expect(ReadRecord("{}").explanation.contains("The object is empty."))
    }

    @Test func aBlankTextIsCalledBlankAndNoMapIsAskedFor() {
        #expect(
            ReadRecord(#"{"text":"  ","id":"1"}"#).explanation == "The field text is blank. Keys present: text, id.")
        #expect(ReadRecord(#"{"text":{"body":"a"}}"#).explanation.hasPrefix("The field text is not a string. Keys"))
        #expect(ReadRecord(#"{"text":{"body":"a"}}"#).explanation.contains("Give this input a map"))
    }

    @Test func noTextNamesAtMostTwentyKeysOfFortyCharacters() {
        let members = (0..<25).map { "\"\(String(repeating: "é", count: 50))\($0)\":\($0)" }
        let explanation = ReadRecord("{" + members.joined(separator: ",") + "}").explanation
        #expect(explanation.contains("and 5 more."))
        #expect(explanation.filter { $0 == "…" }.count == 20)
        #expect(explanation.filter { $0 == "é" }.count == 20 * 40)
    }

    @Test func aDeadLetterLeavesTheScratchUsable() {
        let scratch = InquiryScratch()
        #expect(ReadRecord(Array("{\"text\":".utf8), scratch: scratch).reason == .notJSON)
        #expect(ReadRecord(Array("{\"text\":\"a\"}".utf8), scratch: scratch)[\.text] == "a")
        #expect(ReadRecord(nil, scratch: scratch).explanation == "The value is empty.")
    }
}
