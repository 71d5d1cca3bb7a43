import Matching
import Testing

/// Phrases of plain words, found word by word.
struct VocabularyTests {
    /// What each of these phrases matches, as words joined by spaces, with its number.
    private static func found(_ phrases: [String], in text: String) -> [String] {
        var vocabulary = Vocabulary()
        for phrase in phrases { _ = vocabulary.number(of: phrase) }
        let words = foldedWords(text)
        return matches(vocabulary, in: [text]).map {
            "\($0.pattern) " + words[Int($0.firstWord)...Int($0.lastWord)].joined(separator: " ")
        }
    }

    @Test func findsEachPhraseInTheOrderOfLastWordsTheLongestFirst() {
        #expect(
            Self.found(["bus", "the bus", "bus is late", "late"], in: "The BUS, is late")
                == ["1 the bus", "0 bus", "2 bus is late", "3 late"])
        #expect(Self.found(["a a", "a"], in: "a a a") == ["1 a", "0 a a", "1 a", "0 a a", "1 a"])
        #expect(Self.found([], in: "a") == [])
        #expect(Self.found(["a b c"], in: "a b") == [])
    }

    @Test func foldsPhrasesAsTexts() {
        #expect(
            Self.found(["camión", "校车", "кот", "kids'"], in: "CAMION 校车 Кот kids") == [
                "0 camion", "1 校 车", "2 кот", "3 kids",
            ])
    }

    @Test func aWordIsFoundUpToSixteenBytesAndKnownFromThoseOfTheSameBeginning() {
        let words = ["a", "abcdefg", "abcdefgh", "abcdefghi", "abcdefghijklmno", "abcdefghijklmnop"]
        for (number, word) in words.enumerated() { #expect(Self.found(words, in: word) == ["\(number) \(word)"]) }
        var vocabulary = Vocabulary()
        #expect(vocabulary.number(of: "abcdefghijklmnopq") == nil)
        #expect(vocabulary.number(of: "the abcdefghijklmnopq") == nil)
        #expect(Self.found(["abcdefghijklmnop", "x"], in: "abcdefghijklmnopq x") == ["1 x"])
    }

    @Test func refusesWhatIsNotOfPlainWords() {
        var vocabulary = Vocabulary()
        let long = [String](repeating: "a", count: Phrase.wordsMax + 1).joined(separator: " ")
        for phrase in ["bus {number}", "driv*", "", "?!", "{", long] { #expect(vocabulary.number(of: phrase) == nil) }
        #expect(vocabulary.phraseCount == 0)
    }

    @Test func theSamePhraseHasOneNumber() {
        var vocabulary = Vocabulary()
        #expect(vocabulary.number(of: "late bus") == 0)
        #expect(vocabulary.number(of: "late") == 1)
        #expect(vocabulary.number(of: "  Late, BUS!") == 0)
        #expect(vocabulary.phraseCount == 2)
    }

    @Test func noPhraseCrossesFields() {
        var vocabulary = Vocabulary()
        _ = vocabulary.number(of: "late bus")
        #expect(
            matches(vocabulary, in: ["late", "bus late bus"]) == [Match(pattern: 0, firstWord: 2, lastWord: 3)])
    }

    @Test func theLongestPhraseIsFoundInTextsOfNothingElse() {
        let phrase = [String](repeating: "a", count: Phrase.wordsMax).joined(separator: " ")
        #expect(Self.found([phrase], in: phrase + " a a").count == 3)
    }
}
