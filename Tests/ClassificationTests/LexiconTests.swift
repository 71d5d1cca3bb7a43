import Classification
import Testing

/// Words with weights.
struct LexiconTests {
    private static let words: [LexiconEntry] = [
        LexiconEntry(["bus", "buses"], weight: 8), LexiconEntry(["late"], weight: 3), LexiconEntry(["stop"], weight: 5),
        LexiconEntry(["camión"], weight: 7), LexiconEntry(["hiring"], weight: -9),
    ]

    private static let scoring = RuleDefinition(
        id: "words", score: 0, scoresByLexicon: true, condition: .lexicon(words))

    private func scores(_ rules: [RuleDefinition], _ texts: [String]) throws -> [Int] {
        let topic = TopicDefinition(name: "t", department: 0, threshold: 5, groupCaps: [10], rules: rules)
        let classifier = try Classifier(compiling: definition([topic]))
        let scratch = ClassifierScratch()
        return texts.map { classifier.outcome(of: TestMessage(text: $0), scratch: scratch).scores[0] }
    }

    @Test func aRuleAddsWhatTheWordsOfItsLexiconComeTo() throws {
        #expect(
            try scores([Self.scoring], ["the late bus", "el camión", "x", "late", "hiring bus drivers", "late"])
                == [11, 7, 0, 3, -1, 3])
    }

    @Test func anEntryCountsOnceHoweverOftenAndInWhicheverFormItOccurs() throws {
        #expect(try scores([Self.scoring], ["bus, buses, BUS", "stop stop"]) == [8, 5])
    }

    @Test func aWordCanWeighInSeveralLexicons() throws {
        let other = RuleDefinition(
            id: "other", score: 0, scoresByLexicon: true,
            condition: .lexicon([LexiconEntry(["bus", "buses"], weight: -2), LexiconEntry(["late"], weight: 1)]))
        #expect(try scores([Self.scoring, other], ["late bus", "buses"]) == [10, 6])
    }

    /// Sixteen are added up at once.
    @Test func fortyLexiconsAreEachAddedUpAndHaveTheirOwnEvidence() throws {
        let rules = (0..<40).map { number in
            RuleDefinition(
                id: "words\(number)", score: 0, scoresByLexicon: true,
                condition: .lexicon(
                    [
                        LexiconEntry([.phrase("word\(number)")], weight: 100 + number),
                        LexiconEntry(["bus"], weight: number), LexiconEntry(["late {number}"], weight: -1),
                    ], in: number % 2 == 0 ? .all : .text))
        }
        let classifier = try Classifier(
            compiling: definition([TopicDefinition(name: "t", department: 0, threshold: 1, rules: rules)]))
        let text = "late 5: bus " + (0..<40).map { "word\($0)" }.joined(separator: " ")
        let outcome = classifier.outcome(of: TestMessage(text: text))
        #expect(outcome.fired.map(\.score) == (0..<40).map { 99 + 2 * $0 })
        #expect(outcome.evidence.map(\.count) == [1] + Array(repeating: 2, count: 39))
        // A word of the subject counts for those alone that read it.
        let subject = classifier.outcome(of: TestMessage(subject: "bus", text: "bus word7 word8"))
        #expect(subject.fired.map(\.score) == (0..<40).map { $0 + ([7: 107, 8: 108][$0] ?? 0) })
        #expect(subject.evidence[7].map(\.field) == [.text, .text])
        #expect(subject.evidence[8].map(\.field) == [.text, .subject])
    }

    @Test func aRuleWithAScoreFiresFromTheLeastSumOn() throws {
        let rule = RuleDefinition(id: "sure", score: 40, condition: .lexicon(Self.words, from: 11))
        #expect(try scores([rule], ["late bus", "bus", "bus stop", "hiring, bus stop, late"]) == [40, 0, 40, 0])
    }

    @Test func aLexiconHoldsTogetherWithOtherConditions() throws {
        let rule = RuleDefinition(
            id: "words", score: 0, scoresByLexicon: true,
            condition: .all([.none([.phrases(["driver"])]), .lexicon(Self.words)]))
        #expect(try scores([rule], ["late bus", "late bus driver"]) == [11, 0])
    }

    @Test func whatALexiconAddsCountsAgainstTheCapOfItsGroup() throws {
        var rule = Self.scoring
        rule.group = 0
        #expect(try scores([rule], ["bus stop", "bus"]) == [10, 8])
    }

    @Test func wordsOfPartsThatAreNotReadWeighNothing() throws {
        let rule = RuleDefinition(
            id: "words", score: 0, scoresByLexicon: true,
            condition: .lexicon(Self.words, in: MessageParts.all.subtracting(.quoted)))
        #expect(try scores([rule], ["late\n> the bus", "the bus\n> late"]) == [3, 8])
    }

    /// They are added up four at once, those that read the same parts together.
    @Test func manyLexiconsEachAddWhatTheirOwnWordsComeToInThePartsThatTheyRead() throws {
        let parts: [MessageParts] = [.all, .text, .quoted, .subject]
        let rules = (0..<22).map { number in
            RuleDefinition(
                id: "words\(number)", score: 0, scoresByLexicon: true,
                condition: .lexicon(
                    [LexiconEntry(["bus"], weight: number + 1), LexiconEntry(["late"], weight: number % 3 - 1)],
                    in: parts[number % 4]))
        }
        let classifier = try Classifier(compiling: definition(rules.enumerated().map { topic($0, $1) }))
        let scratch = ClassifierScratch()
        func sums(_ message: TestMessage) -> [Int] {
            Array(classifier.outcome(of: message, scratch: scratch).scores)
        }
        for (message, read) in [
            (TestMessage(text: "bus"), [0, 1]), (TestMessage(subject: "bus", text: "x"), [0, 3]),
            (TestMessage(subject: "bus", text: "the bus\n> bus"), [0, 1, 2, 3]),
            (TestMessage(text: "x\n> bus"), [0, 2]),
        ] {
            #expect(sums(message) == (0..<22).map { read.contains($0 % 4) ? $0 + 1 : 0 })
        }
        #expect(sums(TestMessage(text: "late\n> bus")).prefix(4) == [0, 0, 3, 0])
        #expect(sums(TestMessage(text: "nothing")) == [Int](repeating: 0, count: 22))
    }

    @Test func aWordTooLongForTheVocabularyAndAPhraseWithSlotsWeighAsOthers() throws {
        let rule = RuleDefinition(
            id: "words", score: 0, scoresByLexicon: true,
            condition: .lexicon([
                LexiconEntry(["extracurricularmente"], weight: 4), LexiconEntry(["bus {number}"], weight: 3),
                LexiconEntry(["bus"], weight: 2),
            ]))
        #expect(
            try scores([rule], ["Extracurricularmente", "bus 12", "bus bus 12 extracurricularmente"]) == [4, 5, 9])
    }

    @Test func aLexiconThatCouldOverflowIsRefused() {
        let most = ClassifierLimits.scoreMax
        let words = (0...ClassifierLimits.lexiconTotalMax / most).map {
            LexiconEntry([.phrase("word\($0)")], weight: -most)
        }
        let rule = RuleDefinition(id: "words", score: 0, scoresByLexicon: true, condition: .lexicon(words))
        #expect {
            try Classifier(compiling: definition([topic(0, rule)]))
        } throws: { error in
            (error as? ClassifierError)?.problems
                == [.init(topic: 0, rule: 0, reason: .scoreOutOfRange(words.count * most))]
        }
    }

    @Test func theHeaviestWordsAreTheEvidence() throws {
        let topic = TopicDefinition(name: "t", department: 0, threshold: 5, rules: [Self.scoring])
        let classifier = try Classifier(compiling: definition([topic]))
        let message = TestMessage(text: "late, hiring, at the stop: bus, camion")
        #expect(classifier.evidence(of: message) == ["bus", "camion", "stop"])
    }

    @Test func wordsThatComeToNothingOrLessAreNoEvidence() throws {
        let topic = TopicDefinition(name: "t", department: 0, threshold: 5, rules: [Self.scoring])
        let classifier = try Classifier(compiling: definition([topic]))
        let outcome = classifier.outcome(of: TestMessage(text: "hiring at the stop"))
        #expect(outcome.scores == [-4])
        #expect(outcome.evidence == [[]])
    }

    @Test func aTraceHasEveryWordWithItsWeightAndTheSumAsScore() throws {
        let topic = TopicDefinition(name: "t", department: 0, threshold: 5, rules: [Self.scoring])
        let classifier = try Classifier(compiling: definition([topic]))
        let (message, bytes) = TestMessage(text: "late, hiring, stop, bus").encoded()
        let trace = classifier.trace(message, in: bytes.span, scratch: ClassifierScratch())
        #expect(trace.rules[0].score == 7)
        #expect(trace.rules[0].condition.words.map(\.weight) == [-9, 8, 5, 3])
        #expect(trace.rules[0].condition.words.map(\.place.start) == [6, 20, 14, 0])
    }

    @Test func aRuleThatScoresByNoLexiconIsRefused() {
        let rule = RuleDefinition(id: "words", score: 0, scoresByLexicon: true, condition: .phrases(["bus"]))
        let topic = TopicDefinition(name: "t", department: 0, threshold: 5, rules: [rule])
        #expect {
            try Classifier(compiling: definition([topic]))
        } throws: { error in
            (error as? ClassifierError)?.problems == [.init(topic: 0, rule: 0, reason: .noLexicon)]
        }
    }
}
