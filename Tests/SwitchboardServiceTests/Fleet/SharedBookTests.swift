import Foundation
import RuleBooks
import Testing

@testable import SwitchboardService

/// Rule books as records.
@Suite struct SharedBookTests {
    private static func pieces(_ snapshot: RuleBookSnapshot) -> [[UInt8]: [UInt8]] {
        Dictionary(uniqueKeysWithValues: SharedBook.pieces(of: snapshot).map { ($0.key.bytes, $0.value) })
    }

    @Test func aBookComesOutOfItsRecordsAsItWasWritten() throws {
        var rules = SmallRules()
        rules.safety += String(repeating: "# a long comment\n", count: 8_000)
        let snapshot = rules.snapshot
        let book = SharedBook(snapshot)
        let pieces = Self.pieces(snapshot)
        #expect(book.fileKeys.map(\.bytes) == SharedBook.pieces(of: snapshot).map(\.key.bytes))
        #expect(pieces.count > book.files.count)
        #expect(pieces.values.allSatisfy { $0.count <= SharedBook.pieceBytes })
        let read = try #require(book.snapshot(of: pieces))
        #expect(read.files.map(\.bytes) == snapshot.files.map(\.bytes))
        #expect(RuleBook.load(read).book?.hash == snapshot.hash)
    }

    @Test func aBookThatExtendsAnotherComesOutWhole() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("x-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try SmallRules().write(to: folder.appendingPathComponent("rules"))
        let own = folder.appendingPathComponent("own")
        try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        try Data("extends: ../rules\n".utf8).write(to: own.appendingPathComponent("district.yaml"))
        let snapshot = RuleBookSnapshot.read(own.path)
        let read = try #require(SharedBook(snapshot).snapshot(of: Self.pieces(snapshot)))
        #expect(read.hash == snapshot.hash)
        #expect(RuleBook.load(read).book?.hash == RuleBook.load(snapshot).book?.hash)
    }

    @Test func aPieceThatIsMissingOrChangedGivesNoBook() {
        let snapshot = SmallRules().snapshot
        let book = SharedBook(snapshot)
        for key in book.fileKeys {
            var pieces = Self.pieces(snapshot)
            pieces[key.bytes] = nil
            #expect(book.snapshot(of: pieces) == nil)
            pieces[key.bytes] = Array("topic: hr\n".utf8)
            #expect(book.snapshot(of: pieces) == nil)
        }
    }

    @Test(arguments: ["../x.yaml", "extended/../x.yaml", ".x.yaml", "a/b.yaml", "x.txt", "", "extended/"])
    func aNameThatLeadsElsewhereGivesNoBook(_ name: String) {
        var book = SharedBook(SmallRules().snapshot)
        book.files.append(.init(name: name, bytes: 1))
        #expect(!book.isSound)
        #expect(book.snapshot(of: [:]) == nil)
    }

    @Test(
        arguments: [
            .lastGood, .order, .book("0a"), .file("0a", piece: 3, name: "a file.yaml"),
        ] as [RuleBookKey])
    func keysAreReadAsTheyAreWritten(_ key: RuleBookKey) {
        #expect(RuleBookKey(key.bytes) == key)
    }

    @Test(arguments: ["", "book", "file 0a x hr.yaml", "file 0a 1", "last-good 1", "other"])
    func whatIsNobodysKeyIsPassedOver(_ text: String) { #expect(RuleBookKey(Array(text.utf8)) == nil) }

    @Test func theTenNewestBooksAreKept() {
        var last: LastGoodBook?
        var dropped: [String] = []
        for number in 0..<13 {
            let (next, gone) = LastGoodBook.after(last, hash: "h\(number)", at: "t", instance: "a")
            last = next
            dropped += gone
        }
        #expect(last?.books == (3..<13).reversed().map { "h\($0)" })
        #expect(dropped == ["h0", "h1", "h2"])
        #expect(LastGoodBook.after(last, hash: "h5", at: "t", instance: "a").next.books.prefix(2) == ["h5", "h12"])
    }
}
