import Classification
import Matching
import Testing

/// The language of a message: given, else guessed.
struct LanguageTests {
    static let texts: [(text: String, language: String?)] = [
        ("My son's bus never came this morning, where is it?", "en"),
        ("hi is there school tmrw", "en"),
        ("¿A qué hora pasa el camión de mi hijo? Gracias", "es"),
        ("el bus no ha llegado", "es"),
        ("Bom dia, o ônibus da minha filha não passou", "pt"),
        ("Bonjour, le bus de mon fils n'est pas venu", "fr"),
        ("bonjou, bis pitit mwen an pa janm vini", "ht"),
        ("Xin chào, xe buýt của con tôi không đến", "vi"),
        ("baska wiilka ma imaan waa in aad ii soo wacdaa", "so"),
        ("nasaan po ang bus ng anak ko", "tl"),
        ("Где автобус моего сына?", "ru"),
        ("أين الحافلة؟ ابني ينتظر", "ar"),
        ("بس کہاں ہے، میرا بیٹا انتظار کر رہا ہے", "ur"),
        ("मेरो छोराको बस आएको छ", "ne"),
        ("बस कहाँ है मेरा बेटा", "hi"),
        ("校车在哪里？", "zh"),
        ("バスはどこですか", "ja"),
        ("버스가 안 왔어요", "ko"),
        ("รถโรงเรียนอยู่ที่ไหน", "th"),
        ("Jefferson Lincoln", nil),
        ("14", nil),
        ("👍", nil),
        ("", nil),
    ]

    private func guess(_ text: String, language: String = "") throws -> String? {
        let classifier = try Classifier(compiling: definition([topic(0, rule(.phrases(["bus"])))]))
        let message = TestMessage(text: text, fields: language.isEmpty ? [:] : [.language: language])
        return classifier.outcome(of: message).decision.guessedLanguage.map { "\($0.tag)" }
    }

    @Test(arguments: texts) func aTextsLanguageIsGuessedByItsWords(_ test: (text: String, language: String?)) throws {
        #expect(try guess(test.text) == test.language)
    }

    @Test func aLanguageThatIsGivenIsNotGuessed() throws {
        #expect(try guess("el bus no ha llegado", language: "en") == nil)
    }

    @Test func aRuleMayAskForALanguageGivenOrGuessed() throws {
        let spanish = ConditionDefinition.field(.language, ["es"])
        #expect(try holds(spanish, "el bus no ha llegado"))
        #expect(try !holds(spanish, "the bus never came"))
        #expect(try !holds(spanish, TestMessage(text: "el bus no ha llegado", fields: [.language: "en"])))
        #expect(try holds(spanish, TestMessage(text: "the bus never came", fields: [.language: "es-MX"])))
    }

    @Test func everyGuessHasItsTag() {
        #expect(Set(GuessedLanguage.allCases.map { "\($0.tag)" }).count == GuessedLanguage.allCases.count)
        for language in GuessedLanguage.allCases {
            let bytes = language.tagBytes
            #expect([bytes[0], bytes[1]] == Array("\(language.tag)".utf8))
        }
    }
}
