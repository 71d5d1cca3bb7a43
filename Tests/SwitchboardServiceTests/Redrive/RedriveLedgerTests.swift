import SeededNumbers
import SwitchboardService
import Testing

@Suite struct RedriveLedgerTests {
    @Test func whatIsSettledInOrderMovesTheOffset() {
        var ledger = RedriveLedger(firstOpen: 10)
        ledger.settle(10..<12)
        ledger.settle(12..<13)
        #expect(ledger.firstOpen == 13)
        #expect(ledger.text == "1:")
    }

    @Test func whatIsSettledBehindAnOpenOneIsARange() {
        var ledger = RedriveLedger(firstOpen: 10)
        ledger.settle(13..<18)
        ledger.settle(20..<21)
        #expect(ledger.firstOpen == 10)
        #expect(ledger.text == "1:3+5,2+1")
        #expect([12, 13, 17, 18, 20, 21].map { ledger.isSettled($0) } == [false, true, true, false, true, false])
        ledger.settle(10..<13)
        #expect(ledger.firstOpen == 18)
        #expect(ledger.text == "1:2+1")
    }

    @Test func anythingBeforeTheOffsetIsSettled() {
        var ledger = RedriveLedger(firstOpen: 10)
        ledger.settle(3..<7)
        #expect(ledger == RedriveLedger(firstOpen: 10))
        #expect(ledger.isSettled(9))
        #expect(!ledger.isSettled(10))
    }

    @Test func anEmptyRangeSettlesNothing() {
        var ledger = RedriveLedger(firstOpen: 10)
        ledger.settle(12..<12)
        #expect(ledger == RedriveLedger(firstOpen: 10))
    }

    @Test func anOffsetSetByKafkasToolsHasNoRanges() {
        #expect(RedriveLedger(firstOpen: 5, text: "") == RedriveLedger(firstOpen: 5))
    }

    @Test(arguments: [
        "2:1+1", "1", "x", "1:1", "1:+", "1:0+1", "1:1+0", "1:-1+2", "1:1+2+3", "1:9223372036854775807+1", "1:1+x",
        "{}",
    ])
    func aTextThatIsNoneOfOursIsRefused(text: String) {
        #expect(RedriveLedger(firstOpen: 5, text: text) == nil)
    }

    @Test func itAgreesWithASetOfOffsetsAndSurvivesItsText() throws {
        var random = SplitMix64(seed: 7)
        for _ in 0..<200 {
            var ledger = RedriveLedger(firstOpen: 0)
            var model: Set<Int64> = []
            for _ in 0..<40 {
                let start = Int64.random(in: 0..<80, using: &random)
                let range = start..<start + Int64.random(in: 0..<6, using: &random)
                ledger.settle(range)
                model.formUnion(range)
            }
            for offset in Int64(0)..<90 { #expect(ledger.isSettled(offset) == model.contains(offset)) }
            #expect(!model.contains(ledger.firstOpen))
            #expect(try #require(RedriveLedger(firstOpen: ledger.firstOpen, text: ledger.text)) == ledger)
        }
    }

    @Test func whatHasRoomNeverGoesBeyondTheLimit() {
        var ledger = RedriveLedger(firstOpen: 0)
        var offset: Int64 = 1
        while ledger.hasRoom(for: offset..<offset + 1) {
            ledger.settle(offset..<offset + 1)
            offset += 1000
        }
        #expect(ledger.text.utf8.count <= RedriveLedger.textBytesMax)
        #expect(ledger.text.utf8.count > RedriveLedger.textBytesMax * 9 / 10)
        #expect(ledger.hasRoom(for: 0..<1), "the first open one always has room")
        #expect(ledger.hasRoom(for: 2..<3), "what touches a range has room")
    }
}
