import Classification
import RuleBooks
import Testing

@Suite struct DiffTests {
    private func book(_ file: String, _ text: String, to replacement: String) throws -> RuleBook {
        try #require(BookFolder(BookFolder.changed(file, text, to: replacement)).load().load.book)
    }

    private func diff(_ new: RuleBook, _ texts: [String]) throws -> DecisionDiff {
        let comparison = BookComparison(old: try #require(BookFolder().load().load.book), new: new)
        for text in texts {
            var bytes: [UInt8] = []
            let message = PlainMessage(text: text).message(in: &bytes)
            comparison.compare(message, in: bytes.span) { text }
        }
        return comparison.diff
    }

    private static let texts = ["the bus is late", "la guagua viene tarde", "hello", "a knife and a late bus", "gun"]

    @Test func sameBooksChangeNothing() throws {
        let diff = try diff(#require(BookFolder().load().load.book), Self.texts)
        #expect(diff.count == 5 && diff.changed == 0 && diff.groups.isEmpty && diff.share == 0)
    }

    @Test func decisionsThatChangeAreGroupedAndSafetyComesFirst() throws {
        let new = try book("safety.yaml", "[gun, knife]", to: "[gun]")
        let diff = try diff(new, Self.texts)
        #expect(diff.changed == 1)
        #expect(
            diff.groups.map(\.change) == [
                .noLongerSafety, .topic(from: "safety", to: "transportation"), .priority(from: "urgent", to: "normal"),
            ])
        let example = try #require(diff.groups.first?.examples.first)
        #expect(example.name == "a knife and a late bus")
        #expect(example.sentenceBefore.hasPrefix("Owned by safety because"))
        #expect(example.sentenceAfter.hasPrefix("Owned by buses because"))
        #expect(diff.noLongerSafety == 1 && diff.noLongerUrgent == 1)
        let back = BookComparison(old: new, new: try #require(BookFolder().load().load.book))
        var bytes: [UInt8] = []
        back.compare(PlainMessage(text: "a knife and a late bus").message(in: &bytes), in: bytes.span) { "" }
        #expect(back.diff.changed == 1 && back.diff.noLongerSafety == 0 && back.diff.noLongerUrgent == 0)
    }

    @Test func whatSafetyNewlySeesIsAGroupOfItsOwn() throws {
        let new = try book("safety.yaml", "[gun, knife]", to: "[gun, knife, tarde]")
        #expect(try diff(new, Self.texts).groups.first?.change == .newlySafety)
    }

    @Test func groupsAreInTheOrderOfTheirSizeAndKeepAFewExamples() throws {
        let new = try book("transportation.yaml", "score: 5", to: "score: 3")
        let texts = (1...7).map { "bus {number} is late".replacing("{number}", with: "\($0)") }
        let diff = try diff(new, texts)
        let group = try #require(diff.groups.first)
        #expect(group.change == .topic(from: "transportation", to: RuleBook.noTopic) && group.count == 7)
        #expect(group.examples.count == DecisionDiff.examplesMax)
        #expect(group.change.words == "transportation → other")
    }
}
