import Inquiries
import SeededNumbers
import Testing

@Suite struct LenientTextTests {
    private func text(_ bytes: [UInt8], escapes: Bool = true) -> String {
        var text: [UInt8] = []
        LenientText.append(bytes.span, resolvingEscapes: escapes, to: &text)
        #expect(String(validating: text, as: UTF8.self) != nil, "always well-formed")
        return String(decoding: text, as: UTF8.self)
    }

    @Test func bytesThatAreNoUTF8BecomeReplacementCharactersAndTheRestStays() {
        #expect(text([0x61, 0xFF, 0xC3, 0xA9, 0xE2, 0x82, 0x62]) == "a\u{FFFD}é\u{FFFD}\u{FFFD}b")
        #expect(text([]) == "")
    }

    @Test func escapesInBrokenJSONSayWhatTheyMean() {
        #expect(
            text(Array(#"{"text":"a b\u006fmb\nat \ud83d\ude80 \"x\" \q \u12 \ud83d!"#.utf8))
                == "{\"text\":\"a bomb\nat 🚀 \"x\" \\q \\u12 \u{FFFD}!")
        #expect(text(Array("a\\".utf8)) == "a\\")
        #expect(text(Array(#"a\\nb"#.utf8)) == #"a\nb"#)
    }

    @Test func escapesStayWhereTheyAreNotToBeResolved() {
        #expect(text(Array(#"a\nb"#.utf8), escapes: false) == #"a\nb"#)
    }

    @Test func sixteenBitTextThatCameByMistakeReadsAsItsLetters() {
        #expect(text(Array("bomb".utf8).flatMap { [$0, 0] }) == "bomb")
    }

    @Test func onlyAPrefixIsReadAndItsCharactersAreNotCutIntoInvalidBytes() {
        let long = [UInt8](repeating: 0x61, count: LenientText.prefixBytesMax - 1) + Array("é and more".utf8)
        #expect(text(long).utf8.count <= LenientText.prefixBytesMax + 2)
        #expect(text([UInt8](repeating: 0xFF, count: 1 << 20)).utf8.count == 3 * LenientText.prefixBytesMax)
    }

    @Test func anyBytesAtAllAreRead() {
        var random = SplitMix64(seed: 7)
        for _ in 0..<20_000 {
            let bytes = (0..<32).map { _ in
                [0x5C, 0x75, UInt8.random(in: .min ... .max, using: &random), 0x64, 0x38][random.next(below: 5)]
            }
            #expect(text(bytes).utf8.count <= 3 * bytes.count)
        }
    }
}
