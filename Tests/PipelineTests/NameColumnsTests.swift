import Testing

@testable import Pipeline

/// Departments, rules and channels are counted by name, whatever number a book gives them.
@Suite struct NameColumnsTests {
    @Test func aNameKeepsItsColumnFromBookToBook() {
        let columns = NameColumns(columnsMax: 8)
        #expect(columns.columns(of: Self.names("a", "b")) == [0, 1])
        #expect(columns.columns(of: Self.names("c", "b", "a")) == [2, 1, 0])
        #expect(columns.names == ["a", "b", "c"])
    }

    @Test func namesThatNoColumnIsLeftForShareTheLast() {
        let columns = NameColumns(columnsMax: 4)
        for number in 0..<8 { _ = columns.columns(of: Self.names("d\(number)")) }
        #expect(columns.names == ["d0", "d1", "d2", NameColumns.othersName])
        #expect(columns.columns(of: Self.names("new", "d0")) == [3, 0])
    }

    @Test func aBatchsCountsAreAddedAndForgottenByWhatTheyTouch() {
        var batch = Tally()
        batch.reserve(10)
        batch.add(to: 3)
        batch.add(to: 3)
        batch.add(to: 9)
        var sum = Tally()
        sum.add(batch)
        sum.add(batch)
        batch.reset()
        #expect(batch.counts == [Int](repeating: 0, count: 10))
        #expect(sum[3] == 4 && sum[9] == 2 && sum[0] == 0 && sum[100] == 0)
    }

    @Test func aChannelIsFoundByItsBytesAndWhatIsNoNameIsShownNowhere() {
        let known = NameColumns(columnsMax: 4)
        var table = ChannelTable(known)
        func column(_ text: String) -> Int {
            let bytes = Array("x\(text)".utf8)
            return table.column(of: 1..<bytes.count, in: bytes.span)
        }
        #expect(column("sms") == 0)
        #expect(column("web") == 1)
        #expect(column("sms") == 0)
        #expect(column("my son did not come home") == 3)
        #expect(column(String(repeating: "a", count: 65)) == 3)
        for number in 0..<10 { _ = column("c\(number)") }
        #expect(column("web") == 1)
        #expect(known.names == ["sms", "web", "c0", NameColumns.othersName])
    }

    private static func names(_ names: String...) -> [[UInt8]] { names.map { Array($0.utf8) } }
}
