import JSON
import SeededNumbers
import Testing

@Suite struct JSONWriterTests {
    private func written(_ write: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        write(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func commasStandBetweenValuesAndNowhereElse() {
        let text = written { json in
            json.beginObject()
            json.key("a")
            json.beginArray()
            json.integer(1)
            json.integer(.min)
            json.null()
            json.beginObject()
            json.endObject()
            json.endArray()
            json.key("b")
            json.bool(false)
            json.key(name: "c\"d")
            json.raw(Array("[2]".utf8).span)
            json.key("e")
            json.string("")
            json.endObject()
        }
        #expect(text == #"{"a":[1,-9223372036854775808,null,{}],"b":false,"c\"d":[2],"e":""}"#)
    }

    @Test func aNewLineBeginsANewText() {
        #expect(
            written {
                $0.integer(1); $0.buffer.append(0x0A); $0.bool(true)
            } == "1\ntrue")
    }

    @Test func whatMustBeEscapedIsAndNothingElse() {
        #expect(
            written { $0.string("\"\\/\u{8}\u{c}\n\r\t\u{0}\u{1f}\u{7f}é\u{2028}😀") }
                == "\"\\\"\\\\/\\u0008\\u000c\\n\\r\\t\\u0000\\u001f\u{7f}é\u{2028}😀\"")
    }

    @Test func everyStringReadsBackAsItWasWritten() {
        var random = SplitMix64(seed: 11)
        for _ in 0..<20_000 {
            let scalars = (0..<Int.random(in: 0..<40, using: &random)).map { _ in
                Unicode.Scalar(
                    UInt32.random(in: 0..<[0x30, 0x100, 0x11_0000].randomElement(using: &random)!, using: &random))
            }
            let text = Array(String(String.UnicodeScalarView(scalars.compactMap { $0 })).utf8)
            var writer = JSONWriter()
            writer.string(text.span)
            #expect(read(writer.bytes).value == .string(text))
        }
    }

    @Test func everyNumberReadsBackAsItWasWritten() {
        var random = SplitMix64(seed: 12)
        for shift in 0..<63 {
            let number = Int64(truncatingIfNeeded: random.next()) >> shift
            #expect(written { $0.integer(number) } == String(number))
        }
    }

    @Test func aTreeReadsBackAsItWasWritten() {
        var random = SplitMix64(seed: 13)
        for _ in 0..<2_000 {
            let tree = RandomTexts.tree(depth: 5, using: &random)
            var writer = JSONWriter()
            write(tree, to: &writer)
            #expect(read(writer.bytes).value == tree)
        }
    }

    private func write(_ tree: Tree, to writer: inout JSONWriter) {
        switch tree {
        case .null: writer.null()
        case .bool(let value): writer.bool(value)
        case .number(let text): writer.raw(Array(text.utf8).span)
        case .string(let bytes): writer.string(bytes.span)
        case .array(let elements):
            writer.beginArray()
            for element in elements { write(element, to: &writer) }
            writer.endArray()
        case .object(let members):
            writer.beginObject()
            for member in members {
                writer.key(member.key.span)
                write(member.value, to: &writer)
            }
            writer.endObject()
        }
    }
}
