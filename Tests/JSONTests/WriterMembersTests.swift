import JSON
import Testing

/// Objects and arrays written as wholes.
@Suite struct WriterMembersTests {
    @Test func anObjectHasItsMembersInTheirOrder() {
        let bytes = JSONWriter.line { writer in
            writer.member("text", "a \"b\"")
            writer.member("none", nil as String?)
            writer.member("number", -7)
            writer.member("unknown", nil as Int?)
            writer.member("flag", false)
            writer.member("inner") { $0.member("deep", true) }
            writer.member("texts", texts: ["x", "y"])
            writer.member("numbers", array: 1...2) { $1.integer(Int64($0)) }
            writer.member("rows", objects: ["r", "s"]) { $1.member("id", $0) }
            writer.member("empty", objects: [] as [Int]) { $1.member("id", $0) }
        }
        let expected =
            #"{"text":"a \"b\"","none":null,"number":-7,"unknown":null,"flag":false,"inner":{"deep":true},"#
            + #""texts":["x","y"],"numbers":[1,2],"rows":[{"id":"r"},{"id":"s"}],"empty":[]}"# + "\n"
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }
}
