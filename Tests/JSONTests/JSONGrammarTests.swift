import JSON
import Testing

@Suite struct JSONGrammarTests {
    @Test(arguments: HostileTexts.accepted)
    func whatTheGrammarAllowsIsRead(_ text: String) {
        #expect(read(text).error == nil)
    }

    @Test(arguments: HostileTexts.refused)
    func whatTheGrammarForbidsIsNotJSON(_ text: String) {
        #expect(read(text).error?.kind == .notJSON)
    }

    @Test(arguments: HostileTexts.notUTF8)
    func bytesThatAreNoUTF8AreNamedWithTheirOffset(_ bytes: [UInt8]) throws {
        let error = try #require(read(Array("[\"ok\",\"".utf8) + bytes + Array("\"]".utf8)).error)
        #expect(error.kind == .notUTF8)
        #expect((7..<7 + bytes.count).contains(error.offset))
        #expect(read([0x7B] + bytes).error?.kind == .notUTF8, "also where the grammar is broken before them")
    }

    @Test(arguments: HostileTexts.halfPairs)
    func halfASurrogatePairReadsAsTheReplacementCharacter(_ text: String, says: String) {
        #expect(read(text).value == .string(Array(says.utf8)))
    }

    @Test func anErrorNamesTheByteItWasSeenAt() {
        #expect(read("{\"a\":tru}").error == JSONError(.notJSON, at: 8))
        #expect(read("[1,]").error == JSONError(.notJSON, at: 3))
        #expect(read("{\"a\"").error == JSONError(.notJSON, at: 4))
        #expect(read("[01]").error == JSONError(.notJSON, at: 2))
        #expect(read("{} x").error == JSONError(.notJSON, at: 3))
    }

    @Test func everyPrefixOfATextIsRefusedAndNothingIsReadBeyondIt() {
        let text = Array(#"{"a":[1.5e3,"é\u00e9😀",{"b":null,"c":[true,false]}],"d":"\n"}"#.utf8)
        for length in 0..<text.count { #expect(read(Array(text[..<length])).error != nil) }
        #expect(read(text).error == nil)
    }

    @Test func sixtyFourContainersInOneAnotherAreReadAndOneMoreIsTooDeep() {
        func nested(_ depth: Int) -> String {
            String(repeating: "[{\"a\":", count: depth / 2) + "0" + String(repeating: "}]", count: depth / 2)
        }
        #expect(read(nested(JSONDocument.depthMax)).error == nil)
        #expect(read("[" + nested(JSONDocument.depthMax) + "]").error?.kind == .tooDeep)
    }

    @Test func nestingOfFiveMillionIsRefusedAtTheLimitWithoutReadingOn() {
        let text = [UInt8](repeating: UInt8(ascii: "["), count: 5_000_000)
        #expect(read(text).error == JSONError(.tooDeep, at: JSONDocument.depthMax))
    }

    @Test func siblingsDoNotCountAsDepth() {
        #expect(read("[" + String(repeating: "[],", count: 100_000) + "[]]").error == nil)
    }
}
