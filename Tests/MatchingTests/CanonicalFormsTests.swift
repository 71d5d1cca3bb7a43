import Foundation
import Testing

/// Texts that look the same fold the same.
struct CanonicalFormsTests {
    static let texts = [
        "¿Dónde está el camión? Él no llegó, señor Núñez", "Ở đâu có xe buýt trường học", "Привет, ёлка й",
        "스쿨버스가 오지 않았어요", "がぎぐ パピプ ヴ", "क़ख़ग़ फ़ोन", "المدرسة أإآ ؤئ", "שָׁלוֹם", "ΐ ᾳ Ὀδυσσεύς", "ﬁnal ½ Å K",
        "கொ கோ", "ক্ষো ড়", "ಕೋ", "ක්‍ෂෝ",
    ]

    @Test(arguments: texts) func composedAndDecomposedTextsFoldTheSame(_ text: String) {
        #expect(words(text.precomposedStringWithCanonicalMapping) == words(text.decomposedStringWithCanonicalMapping))
    }

    @Test(arguments: texts) func foldingTwiceChangesNothing(_ text: String) {
        let once = words(text).split(separator: "|").joined(separator: " ")
        #expect(words(once) == words(text))
    }

    @Test func aFloodOfMarksIsOneWord() {
        #expect(words("a" + String(repeating: "\u{301}", count: 5_000) + "b") == "ab")
        let kept = String(repeating: "\u{94D}", count: 1_000)
        #expect(words("क" + kept) == "क" + kept)
    }

    @Test func longWordsAndTextsOfAnyLengthKeepTheirBounds() {
        for length in 0..<200 {
            let word = String(repeating: "x", count: length)
            #expect(words("\(word)") == word)
            #expect(words("\(word).") == word)
            #expect(words(".\(word) é") == (length == 0 ? "e" : "\(word)|e"))
            #expect(words("\(word)é'\(word)") == (length == 0 ? "e" : "\(word)e'\(word)"))
        }
    }
}
