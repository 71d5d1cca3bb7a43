import Assignments
import Classification
import Diagnostics
import RuleBooks
import Testing

/// The rules that ship with the project.
struct ShippedRulesTests {
    @Test func theyLoadWithoutAnythingToReport() {
        let load = RuleBook.load(directory: shippedRules, isLinting: true)
        #expect(load.diagnostics.isEmpty, "\(DiagnosticRenderer(files: load.files).text(load.diagnostics))")
        #expect(load.book?.topicNames == ["safety", "transportation", "hr", "academics", "office"])
        #expect(
            load.book?.routing.kafkaTopics == [
                "assignments.safety", "assignments.transportation", "assignments.hr", "assignments.academics",
                "assignments.front-office",
            ])
    }

    @Test func allTestsInTheirFilesPass() throws {
        let book = try #require(RuleBook.load(directory: shippedRules).book)
        let failures = RuleTestReport(of: book).failures.map {
            "\($0.test.file):\($0.test.position.line): \($0.message)"
        }
        #expect(failures == [])
        for topic in book.topicNames.indices {
            #expect(book.tests.count { $0.topic == topic } >= 60, "\(book.topicNames[topic])")
        }
    }

    @Test func everyRuleSaysWhatItIsForAndWhoLooksAfterItAndIsShownByATest() throws {
        let book = try #require(RuleBook.load(directory: shippedRules).book)
        for (name, note) in zip(book.ruleNames, book.ruleNotes) {
            #expect(note.owner != nil && note.description != nil, "\(name)")
        }
        let hits = RuleTestReport(of: book).hits
        #expect(zip(book.ruleNames, hits).filter { $0.1 == 0 }.map(\.0) == [])
    }

    @Test func everyTopicHasTwentyTestsOfWhatSoundsLikeItAndIsNot() throws {
        let book = try #require(RuleBook.load(directory: shippedRules).book)
        let scratch = ClassifierScratch()
        for topic in book.topicNames.indices {
            let tests = book.tests.filter { $0.topic == topic }
            let others = tests.filter { test in
                var bytes: [UInt8] = []
                let message = test.message.message(in: &bytes)
                return book.classifier.classify(message, in: bytes.span, scratch: scratch).topic != topic
            }
            #expect(
                others.count >= 20, "\(book.topicNames[topic]): \(others.count) of \(tests.count)")
        }
    }

    @Test func everyTopicHasTestsInSpanish() throws {
        let book = try #require(RuleBook.load(directory: shippedRules).book)
        for topic in book.topicNames.indices {
            let texts = book.tests.filter { $0.topic == topic }.map(\.message.text)
            #expect(texts.contains { $0.contains(" el ") || $0.contains(" la ") || $0.contains("¿") })
        }
    }
}
