import Matching
import Testing

@Suite struct AutomatonBuilderTests {
    @Test func aPhraseHasOneNumberHoweverItIsWrittenAndAdded() throws {
        var builder = AutomatonBuilder()
        let bus = builder.number(of: try Phrase("School  Bus"))
        let late = builder.number(of: try Phrase("late*"))
        #expect(builder.number(of: try Phrase("school bus")) == bus)
        #expect(builder.number(of: try Phrase(" school bus ")) == bus)
        #expect(builder.number(of: try Phrase("Late*")) == late)
        #expect(builder.number(of: try Phrase("late")) != late)
        #expect(builder.number(of: try Phrase("school")) != bus)
        #expect(builder.patternCount == 4)
    }
}
