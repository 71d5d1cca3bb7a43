import Matching
import Testing

@Suite struct AutomatonBuilderTests {
    @Test func aPhraseHasOneNumberHoweverItIsWrittenAndAdded() throws {
        var builder = AutomatonBuilder()
        let bus = builder.number(ofPlain: "School  Bus")
        let late = builder.number(of: try Phrase("late*"))
        #expect(builder.number(of: try Phrase("school bus")) == bus)
        #expect(builder.number(ofPlain: " school bus ") == bus)
        #expect(builder.number(of: try Phrase("Late*")) == late)
        #expect(builder.number(ofPlain: "late") != late)
        #expect(builder.number(ofPlain: "school") != bus)
        #expect(builder.patternCount == 4)
    }

    @Test func plainPhrasesAreFoundAsThoseThatAreRead() throws {
        let texts = ["bus", "the BUS", "route 14", "14", "a b c d"]
        var builder = AutomatonBuilder()
        for text in texts { _ = builder.number(ofPlain: text) }
        var plain = LazyAutomaton(Automaton(builder))
        var read = LazyAutomaton(Automaton(patterns: try texts.map { .phrase(try Phrase($0)) }))
        let fields = ["is the bus on route 14 late?", "a b c d a b c"]
        #expect(matches(&plain, in: fields) == matches(&read, in: fields))
        #expect(matches(&plain, in: fields).count == 5)
    }
}
