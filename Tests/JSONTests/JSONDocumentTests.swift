import JSON
import Testing

@Suite struct JSONDocumentTests {
    private func document(_ text: [UInt8]) throws -> JSONDocument {
        var document = JSONDocument()
        try document.read(text.span)
        return document
    }

    private func member(_ name: String, of text: String) throws -> Int? {
        let bytes = Array(text.utf8)
        return try document(bytes).member(Array(name.utf8).span, of: 0, in: bytes.span)
    }

    @Test func nodesPointAtTheBytesOfTheirValues() throws {
        let text = Array(#" {"a":[1,"x"], "b":{}} "#.utf8)
        let document = try document(text)
        let written = document.nodes.map { String(decoding: text[$0.range], as: UTF8.self) }
        #expect(written == [#"{"a":[1,"x"], "b":{}}"#, #""a""#, #"[1,"x"]"#, "1", #""x""#, #""b""#, "{}"])
        #expect(document.nodes.map(\.kind) == [.object, .string, .array, .number, .string, .string, .object])
        #expect(Array(document.children(of: 0)) == [1, 2, 5, 6])
        #expect(Array(document.children(of: 2)) == [3, 4])
        #expect(Array(document.children(of: 6)) == [])
        #expect(Array(document.children(of: 3)) == [])
    }

    @Test func aMemberIsFoundByNameHoweverItsKeyIsWritten() throws {
        #expect(try member("text", of: #"{"x":{"text":1},"text":2}"#) == 6)
        #expect(try member("text", of: #"{"\u0074ext":2}"#) == 2)
        #expect(try member("é", of: #"{"\u00e9":2}"#) == 2)
        #expect(try member("a\"b", of: #"{"a\"b":2}"#) == 2)
        #expect(try member("", of: #"{"":2}"#) == 2)
        #expect(try member("tex", of: #"{"\u0074ext":2}"#) == nil)
        #expect(try member("textt", of: #"{"\u0074ext":2}"#) == nil)
        #expect(try member("text", of: "[]") == nil)
        #expect(try member("text", of: "{}") == nil)
    }

    @Test func aWholeNumberIsReadExactlyAndAnythingElseIsNone() throws {
        let cases: [(String, Int64?)] = [
            ("0", 0), ("-0", 0), ("1770735845", 1_770_735_845), ("9223372036854775807", .max),
            ("-9223372036854775808", .min),
            ("9223372036854775808", nil), ("-9223372036854775809", nil), ("99999999999999999999", nil), ("1.0", nil),
            ("1e3", nil),
            ("\"1\"", nil), ("true", nil),
        ]
        for (text, value) in cases {
            let bytes = Array(text.utf8)
            #expect(try document(bytes).integer(0, in: bytes.span) == value, "\(text)")
        }
    }

    @Test func aDocumentIsReusedAndForgetsTheTextBefore() throws {
        var document = try document(Array("[1,2,3]".utf8))
        let broken = Array("[1,".utf8)
        #expect(throws: JSONError(.notJSON, at: 3)) { try document.read(broken.span) }
        #expect(document.nodes.isEmpty)
        let next = Array("{}".utf8)
        try document.read(next.span)
        #expect(document.nodes.count == 1)
    }

    @Test func memoryIsBoundedByTheTextAndGivenBackAfterAnOutlier() throws {
        let huge = Array("[".utf8) + Array(repeatElement(Array("0,".utf8), count: 500_000).joined()) + Array("0]".utf8)
        var document = try document(huge)
        #expect(document.nodes.count * MemoryLayout<JSONNode>.stride <= huge.count * 8 + 64)
        let small = Array("{}".utf8)
        for _ in 0..<3 { try document.read(small.span) }
        #expect(document.nodes.capacity <= 8192)
    }

    @Test func aCopyHandedOutKeepsItsNodes() throws {
        var document = try document(Array("[1]".utf8))
        let copy = document
        let next = Array("\"x\"".utf8)
        try document.read(next.span)
        #expect(copy.nodes.count == 2)
    }
}
