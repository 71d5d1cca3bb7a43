import Matching
import Testing

/// Phrases of plain words, found word by word.
struct VocabularyTests {
    /// What each of these phrases matches, as words joined by spaces, with its number.
    private static func found(_ phrases: [String], in text: String) -> [String] {
        var builder = VocabularyBuilder()
        for phrase in phrases { _ = builder.number(of: phrase) }
        let words = foldedWords(text)
        return matches(Vocabulary(builder), in: [text]).map {
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
        var builder = VocabularyBuilder()
        #expect(builder.number(of: "abcdefghijklmnopq") == nil)
        #expect(builder.number(of: "the abcdefghijklmnopq") == nil)
        #expect(Self.found(["abcdefghijklmnop", "x"], in: "abcdefghijklmnopq x") == ["1 x"])
    }

    @Test func refusesWhatIsNotOfPlainWords() {
        var builder = VocabularyBuilder()
        let long = [String](repeating: "a", count: Phrase.wordsMax + 1).joined(separator: " ")
        for phrase in [
            "bus {number}", "the driv*", "driv* on", "abcdefghijklmnopq*", "*", "dri*v", "", "?!", "{", long,
        ] { #expect(builder.number(of: phrase) == nil) }
        #expect(builder.phraseCount == 0)
    }

    @Test func aBeginningIsFoundInWordsOfPhrasesAndInOthersOfAnyLength() {
        #expect(
            Self.found(
                ["driv*", "driver", "d*", "the driver", "drove"],
                in: "The driver drives, drove, dove a drivabcdefghijklmnop")
                == [
                    "3 the driver", "1 driver", "2 driver", "0 driver", "2 drives", "0 drives", "4 drove", "2 drove",
                    "2 dove", "2 drivabcdefghijklmnop", "0 drivabcdefghijklmnop",
                ])
        #expect(
            Self.found(["жук*", "abcdefgh*", "abcdefghi*"], in: "Жуки abcdefghij abcdefgh") == [
                "0 жуки", "1 abcdefghij", "2 abcdefghij", "1 abcdefgh",
            ])
    }

    @Test func theSamePhraseHasOneNumber() {
        var builder = VocabularyBuilder()
        #expect(builder.number(of: "late bus") == 0)
        #expect(builder.number(of: "late") == 1)
        #expect(builder.number(of: "  Late, BUS!") == 0)
        #expect(builder.number(of: "late*") == 2)
        #expect(builder.number(of: " LATE*") == 2)
        #expect(builder.phraseCount == 3)
    }

    @Test func noPhraseCrossesFields() {
        var builder = VocabularyBuilder()
        _ = builder.number(of: "late bus")
        #expect(
            matches(Vocabulary(builder), in: ["late", "bus late bus"]) == [Match(pattern: 0, firstWord: 2, lastWord: 3)]
        )
    }

    @Test func theLongestPhraseIsFoundInTextsOfNothingElse() {
        let phrase = [String](repeating: "a", count: Phrase.wordsMax).joined(separator: " ")
        #expect(Self.found([phrase], in: phrase + " a a").count == 3)
    }
}
